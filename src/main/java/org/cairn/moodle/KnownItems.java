package org.cairn.moodle;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.OwnLineItems;
import org.cairn.gradebook.SourceName;
import org.cairn.shared.CourseId;
import org.springframework.stereotype.Component;

/** Which of Moodle's grade items are known already, and from where. */
@Component
class KnownItems {

    /** /mod/lti/services.php/2/lineitems/9/lineitem?type_id=1 is the grade item 9. */
    private static final Pattern LINE_ITEM = Pattern.compile("/lineitems/(\\d{1,18})/lineitem$");

    private static final Pattern OURS = Pattern.compile(Pattern.quote(MoodleReading.ITEM) + "(\\d{1,18})");

    private final OwnLineItems lineItems;

    KnownItems(OwnLineItems lineItems) {
        this.lineItems = lineItems;
    }

    /** What comes by AGS, and Cairn's own reports, whether AGS lists them still or not. */
    Set<Long> leftOut(CourseId course) {
        return Stream.concat(
                        lineItems.others(course).stream()
                                .filter(item -> item.source().equals(SourceName.AGS) && !item.removed()),
                        lineItems.of(course).stream())
                .map(LineItem::url)
                .flatMap(address -> number(LINE_ITEM, String.valueOf(address.getPath())).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What this source has had, and has not seen removed. */
    Set<Long> ours(CourseId course) {
        return lineItems.others(course).stream()
                .filter(item -> item.source().equals(MoodleSource.NAME) && !item.removed())
                .flatMap(item -> item(item.url()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    static Optional<Long> item(URI key) {
        return number(OURS, key.toString());
    }

    private static Optional<Long> number(Pattern form, String text) {
        Matcher matcher = form.matcher(text);
        return matcher.find() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
    }
}

package org.cairn.gradebook;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cairn.gradebook.LineItem.Purpose;
import org.cairn.gradebook.ags.WireLineItem;
import org.jspecify.annotations.Nullable;

/**
 * A platform's list of line items, judged.
 *
 * @param doubtful addresses that are in the list, but are not believed as they stand now
 */
record SeenLineItems(List<SeenLineItem> believed, List<Doubt> doubts, Set<String> doubtful) {

    private static final int LONGEST_URL = 2000;
    private static final int LONGEST_LABEL = 500;
    private static final int LONGEST_NAME = 255;

    SeenLineItems {
        believed = List.copyOf(believed);
        doubts = List.copyOf(doubts);
        doubtful = Set.copyOf(doubtful);
    }

    static SeenLineItems of(URI container, List<WireLineItem> list) {
        Map<String, SeenLineItem> believed = new LinkedHashMap<>();
        Map<String, Doubt> doubts = new LinkedHashMap<>();
        for (WireLineItem wire : list) {
            if (GradebookCheck.isOurs(wire)) {
                continue;
            }
            String id = cut(wire.id(), LONGEST_URL);
            String label = Optional.ofNullable(cut(wire.label(), LONGEST_LABEL)).orElse("?");
            Optional<URI> url = address(wire.id());
            if (url.isEmpty()) {
                doubts.put(
                        String.valueOf(id), new Doubt(container.toString(), label, null, Doubt.Reason.NO_ADDRESS, ""));
                continue;
            }
            String key = url.get().toString();
            Figure maximum = Figure.of(wire.scoreMaximum());
            if (maximum instanceof Figure.Believed it && it.number().signum() > 0) {
                believed.putIfAbsent(key, seen(url.get(), label, it.number(), wire));
            } else {
                Figure.Doubtful why =
                        maximum instanceof Figure.Doubtful it ? it : new Figure.Doubtful(Doubt.Reason.NO_MAXIMUM, "0");
                doubts.put(key, new Doubt(container.toString(), label, null, why.reason(), why.content()));
            }
        }
        return new SeenLineItems(new ArrayList<>(believed.values()), new ArrayList<>(doubts.values()), doubts.keySet());
    }

    private static SeenLineItem seen(URI url, String label, BigDecimal maximum, WireLineItem wire) {
        return new SeenLineItem(
                url,
                label,
                maximum,
                cut(wire.resourceLinkId(), LONGEST_NAME),
                cut(wire.resourceId(), LONGEST_NAME),
                cut(wire.tag(), LONGEST_NAME),
                ProgressColumn.isOurs(wire.tag(), wire.resourceId()) ? Purpose.PROGRESS : Purpose.EVIDENCE);
    }

    private static Optional<URI> address(@Nullable String id) {
        try {
            URI uri = new URI(id == null ? "" : id);
            boolean usable = uri.getHost() != null && uri.toString().length() <= LONGEST_URL;
            return usable ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Moodle sends empty text for what is not set. */
    private static @Nullable String cut(@Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String clean = text.replace("\0", "").strip();
        return clean.length() > longest ? clean.substring(0, longest) : clean;
    }

    /** A line item as the platform's list had it, judged. */
    record SeenLineItem(
            URI url,
            String label,
            BigDecimal scoreMaximum,
            @Nullable String resourceLink,
            @Nullable String resourceId,
            @Nullable String tag,
            Purpose purpose) {

        Doubt doubt(@Nullable String subject, Figure.Doubtful doubtful) {
            return new Doubt(url.toString(), label, subject, doubtful.reason(), doubtful.content());
        }
    }
}

package org.cairn.gradebook;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cairn.course.Course;
import org.cairn.gradebook.ags.Ags;
import org.cairn.gradebook.ags.AgsEndpoint;
import org.cairn.gradebook.ags.WireLineItem;
import org.cairn.gradebook.ags.WireResult;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The platform's gradebook by Assignment and Grade Services 2.0: the line items that Cairn placed, and in Sakai, where an
 * administrator allows it, everybody's. Comes first, since others leave out what it has.
 */
@Component
@Order(0)
class AgsSource implements GradeSource {

    private static final Logger log = LoggerFactory.getLogger(AgsSource.class);

    private final Ags ags;

    AgsSource(Ags ags) {
        this.ags = ags;
    }

    @Override
    public SourceName name() {
        return SourceName.AGS;
    }

    @Override
    public boolean offers(Course course) {
        return endpoint(course).isPresent();
    }

    @Override
    public void read(Course course, GradeIntake intake) {
        AgsEndpoint endpoint = endpoint(course).orElseThrow();
        List<URI> wanted = list(endpoint, intake);
        for (URI lineItem : wanted) {
            try {
                ags.results(endpoint, lineItem, result -> intake.result(lineItem, offered(result)));
                intake.complete(lineItem);
            } catch (Refusal refusal) {
                log.warn("results of {} in course {} failed: {}", lineItem.getPath(), course.id(), refusal.key());
                intake.failed(lineItem, refusal);
                if (Failures.isOfThePlatform(refusal)) {
                    return; // each of the others would wait as long, and no other platform could have this thread
                }
            }
        }
    }

    private List<URI> list(AgsEndpoint endpoint, GradeIntake intake) {
        List<URI> wanted = new ArrayList<>();
        for (WireLineItem wire : ags.lineItems(endpoint)) {
            OfferedLineItem offered = offered(wire);
            if (!wire.isOfACheck() && intake.lineItem(offered)) {
                wanted.add(offered.key());
            }
        }
        intake.listed();
        return wanted;
    }

    /** The gradebook of a course, where it lets us see something. */
    private static Optional<AgsEndpoint> endpoint(Course course) {
        return AgsEndpoint.of(course).filter(AgsEndpoint::maySee);
    }

    static OfferedLineItem offered(WireLineItem wire) {
        return new OfferedLineItem(
                address(wire.id()),
                wire.label(),
                Figure.of(wire.scoreMaximum()),
                wire.resourceLinkId(),
                wire.resourceId(),
                wire.tag(),
                null,
                instant(wire.endDateTime()));
    }

    /** AGS 2.0, 3.3.4.5: a result may come without resultScore. That is "not graded yet", not zero. */
    static OfferedResult offered(WireResult wire) {
        return new OfferedResult(
                wire.userId(),
                Figure.of(wire.resultScore()),
                Figure.of(wire.resultMaximum()),
                Result.Status.PENDING,
                instant(wire.timestamp()));
    }

    /** What is no address stays what it is, and is put aside as such. */
    private static URI address(@Nullable String id) {
        try {
            URI uri = new URI(id == null ? "" : id);
            return uri.getHost() == null ? URI.create("") : uri;
        } catch (URISyntaxException e) {
            return URI.create("");
        }
    }

    /** The platform's own time, where it sends one that can be read. */
    private static @Nullable Instant instant(@Nullable String timestamp) {
        if (timestamp == null) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(timestamp);
            return time.getYear() < 1970 || time.getYear() > 9999 ? null : time.toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}

package org.cairn.score;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cairn.course.Courses;
import org.cairn.gradebook.Failures;
import org.cairn.gradebook.OwnLineItems;
import org.cairn.gradebook.ags.Ags;
import org.cairn.gradebook.ags.AgsEndpoint;
import org.cairn.gradebook.ags.WireLineItem;
import org.cairn.shared.CourseId;
import org.cairn.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * Finds our own line item in a course or makes it. It is looked for first each time: an answer that was lost after the
 * line item had been made does not lead to a second one. One task per course, so nobody else is looking meanwhile.
 */
@Component
class ProgressPreparation {

    static final Duration LONGEST = Duration.ofDays(7);

    private final Courses courses;
    private final Ags ags;
    private final OwnLineItems lineItems;
    private final ProgressRecords records;
    private final Clock clock;

    ProgressPreparation(Courses courses, Ags ags, OwnLineItems lineItems, ProgressRecords records, Clock clock) {
        this.courses = courses;
        this.ags = ags;
        this.lineItems = lineItems;
        this.records = records;
        this.clock = clock;
    }

    /** @return when to try again, or empty where it is done or has failed for good */
    Optional<Instant> prepare(CourseId course) {
        ProgressColumn column = records.column(course).orElseThrow();
        if (column.state() != ProgressColumn.State.WANTED) {
            return Optional.empty();
        }
        Optional<AgsEndpoint> endpoint = courses.find(course).flatMap(AgsEndpoint::of);
        if (endpoint.isEmpty() || !endpoint.get().mayScore()) {
            records.columnFailed(course, "no-gradebook");
            return Optional.empty();
        }
        try {
            return findOrMake(column, endpoint.get());
        } catch (Refusal refusal) {
            if (refusal.key().equals("gradebook.line-item-refused")) {
                records.columnFailed(course, "not-permitted");
                return Optional.empty();
            }
            return postpone(column, Failures.of(refusal));
        }
    }

    private Optional<Instant> findOrMake(ProgressColumn column, AgsEndpoint endpoint) {
        Optional<WireLineItem> found = find(column, ags.lineItems(endpoint));
        if (found.isEmpty() && !endpoint.mayCreate()) {
            records.columnFailed(column.course(), "not-permitted");
            return Optional.empty();
        }
        WireLineItem ours = found.or(() -> make(column, endpoint)).orElse(null);
        if (ours == null) {
            return postpone(column, "answer-unreadable");
        }
        records.columnReady(column.course(), ours);
        return Optional.empty();
    }

    private Optional<WireLineItem> make(ProgressColumn column, AgsEndpoint endpoint) {
        WireLineItem made = ags.create(endpoint, column.asLineItem());
        return find(column, List.of(made));
    }

    private Optional<WireLineItem> find(ProgressColumn column, List<WireLineItem> list) {
        return lineItems.find(list, ProgressColumn.resourceId(column.course()));
    }

    private Optional<Instant> postpone(ProgressColumn column, String reason) {
        Instant now = clock.instant();
        if (column.wantedAt().plus(LONGEST).isBefore(now)) {
            records.columnFailed(column.course(), reason);
            return Optional.empty();
        }
        return Optional.of(now.plus(records.columnPostponed(column)));
    }
}

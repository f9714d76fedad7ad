package org.cairn.score;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cairn.course.Courses;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.cairn.gradebook.ActivityId;
import org.cairn.gradebook.Failures;
import org.cairn.gradebook.Figure;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.OwnLineItems;
import org.cairn.gradebook.ags.Ags;
import org.cairn.gradebook.ags.AgsEndpoint;
import org.cairn.gradebook.ags.ScoreAnswer;
import org.cairn.gradebook.ags.WireResult;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * Tells a platform what a learner reached. The same report is sent with the same time again and again until the platform
 * took it, refuses it for good, or seven days are over; then its failure is visible.
 */
@Component
class ScoreDelivery {

    static final Duration LONGEST = Duration.ofDays(7);

    private final Courses courses;
    private final Roster roster;
    private final Ags ags;
    private final DeliveryRecords records;
    private final Clock clock;

    ScoreDelivery(Courses courses, Roster roster, Ags ags, DeliveryRecords records, Clock clock) {
        this.courses = courses;
        this.roster = roster;
        this.ags = ags;
        this.records = records;
        this.clock = clock;
    }

    /** @return when to try again, or empty where there is nothing left to do */
    Optional<Instant> deliver(Delivery delivery) {
        ActivityId activity = delivery.target().activity();
        return activity == null ? deliverProgress(delivery) : deliverScore(delivery, activity);
    }

    private Optional<Instant> deliverProgress(Delivery delivery) {
        Optional<ProgressColumn> column = records.column(delivery.course());
        if (column.isEmpty() || column.get().state() == ProgressColumn.State.WANTED) {
            return postpone(delivery, delivery.scoreTime(), "no-progress-column");
        }
        return records.lineItem(column.get())
                .map(lineItem -> deliver(delivery, lineItem))
                .orElseGet(() -> fail(
                        delivery, Optional.ofNullable(column.get().reason()).orElse("progress-column-gone")));
    }

    /** An activity that was placed a moment ago has a line item that no reading has found yet. */
    private Optional<Instant> deliverScore(Delivery delivery, ActivityId activity) {
        if (endpoint(delivery).filter(AgsEndpoint::mayScore).isEmpty()) {
            return fail(delivery, "no-gradebook");
        }
        return records.lineItem(delivery.course(), activity)
                .map(lineItem -> deliver(delivery, lineItem))
                .orElseGet(() -> postpone(delivery, delivery.scoreTime(), "no-line-item"));
    }

    private Optional<Instant> deliver(Delivery delivery, LineItem lineItem) {
        Optional<AgsEndpoint> endpoint = endpoint(delivery);
        Optional<Enrolment> enrolment =
                roster.enrolment(delivery.course(), delivery.person()).filter(Enrolment::active);
        if (endpoint.isEmpty() || enrolment.isEmpty()) {
            return fail(delivery, endpoint.isEmpty() ? "no-gradebook" : "not-enrolled");
        }
        return send(delivery, lineItem, endpoint.get(), enrolment.get().subject());
    }

    private Optional<AgsEndpoint> endpoint(Delivery delivery) {
        return courses.find(delivery.course()).flatMap(AgsEndpoint::of);
    }

    private Optional<Instant> send(Delivery delivery, LineItem lineItem, AgsEndpoint endpoint, String subject) {
        return delivery.lookFirst()
                ? compare(delivery, lineItem, endpoint, subject)
                : post(delivery, lineItem, endpoint, subject);
    }

    private Optional<Instant> post(Delivery delivery, LineItem lineItem, AgsEndpoint endpoint, String subject) {
        ScoreAnswer answer;
        try {
            answer = ags.score(endpoint, lineItem.url(), delivery.asScore(subject));
        } catch (Refusal refusal) {
            return refusal.problem() == Problem.INVALID
                    ? fail(delivery, "score-refused")
                    : postpone(delivery, delivery.scoreTime(), Failures.of(refusal));
        }
        if (answer instanceof ScoreAnswer.Accepted) {
            records.delivered(delivery);
            return Optional.empty();
        }
        if (answer instanceof ScoreAnswer.Stale) {
            return delivery.lookFirst() ? fail(delivery, "stale") : compare(delivery, lineItem, endpoint, subject);
        }
        if (answer instanceof ScoreAnswer.Unavailable) {
            return postpone(delivery, delivery.scoreTime(), "no-answer");
        }
        return fail(delivery, answer instanceof ScoreAnswer.UnknownLearner ? "not-enrolled" : "score-refused");
    }

    /**
     * The platform holds a score at least as new, or may hold one: ours, where an answer got lost on its way or a restored
     * backup does not know of it, or another.
     */
    private Optional<Instant> compare(Delivery delivery, LineItem lineItem, AgsEndpoint endpoint, String subject) {
        Optional<WireResult> there;
        try {
            there = ags.result(endpoint, lineItem.url(), subject)
                    .filter(result -> Figure.of(result.resultScore()) instanceof Figure.Believed);
        } catch (Refusal refusal) {
            return postpone(delivery, delivery.scoreTime(), Failures.of(refusal));
        }
        if (there.filter(result -> isSaid(delivery, result)).isPresent()) {
            records.delivered(delivery);
            return Optional.empty();
        }
        if (!delivery.lookFirst()) {
            return sendLater(delivery);
        }
        // What waited in a backup goes into an empty place only. What has been found out since is a report of its own.
        return there.isPresent() ? fail(delivery, "stale") : post(delivery, lineItem, endpoint, subject);
    }

    private static boolean isSaid(Delivery delivery, WireResult result) {
        return OwnLineItems.says(
                result, delivery.said().score(), delivery.said().maximum());
    }

    /** Ours goes over that of somebody else, with a later time. */
    private Optional<Instant> sendLater(Delivery delivery) {
        Instant later = delivery.scoreTime().plusSeconds(1);
        return postpone(delivery, Deliveries.latest(Deliveries.seconds(clock.instant()), later), "stale");
    }

    private Optional<Instant> fail(Delivery delivery, String reason) {
        records.failed(delivery, reason);
        return Optional.empty();
    }

    private Optional<Instant> postpone(Delivery delivery, Instant scoreTime, String reason) {
        Instant now = clock.instant();
        if (delivery.reportedAt().plus(LONGEST).isBefore(now)) {
            return fail(delivery, reason);
        }
        return Optional.of(now.plus(records.postponed(delivery, scoreTime)));
    }
}

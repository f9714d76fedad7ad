package org.cairn.score;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cairn.gradebook.ActivityId;
import org.cairn.gradebook.CourseWork;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.OwnLineItems;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records how the delivery of a report went. A newer report is never marked by the delivery of an older one. */
@Component
class DeliveryRecords {

    private final Deliveries deliveries;
    private final ProgressColumns columns;
    private final OwnLineItems lineItems;
    private final CourseWork work;
    private final Clock clock;

    DeliveryRecords(
            Deliveries deliveries, ProgressColumns columns, OwnLineItems lineItems, CourseWork work, Clock clock) {
        this.deliveries = deliveries;
        this.columns = columns;
        this.lineItems = lineItems;
        this.work = work;
        this.clock = clock;
    }

    /** The report of this number, unless it has been overtaken or is settled. */
    Optional<Delivery> waiting(Delivery.Target target, PersonId person, int number) {
        return deliveries
                .find(target, person)
                .filter(delivery -> delivery.number() == number && delivery.state() == Delivery.State.WAITING);
    }

    Optional<ProgressColumn> column(CourseId course) {
        return columns.find(course);
    }

    /** The line item of an activity in the platform's gradebook, where a reading has found one. */
    Optional<LineItem> lineItem(CourseId course, ActivityId activity) {
        return lineItems.grading(course, activity);
    }

    /** Our column, unless the platform removed it. */
    Optional<LineItem> lineItem(ProgressColumn column) {
        return Optional.ofNullable(column.lineItem()).flatMap(item -> lineItems.there(column.course(), item));
    }

    @Transactional
    public void delivered(Delivery delivery) {
        deliveries.delivered(delivery, clock.instant());
    }

    @Transactional
    public void failed(Delivery delivery, String reason) {
        deliveries.failed(delivery, reason);
    }

    /** @return how long to wait */
    @Transactional
    public Duration postponed(Delivery delivery, Instant scoreTime) {
        deliveries.postponed(delivery, scoreTime);
        return work.after(delivery.attempts() + 1);
    }
}

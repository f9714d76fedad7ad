package org.cairn.gradebook;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes what is to be told to a platform, and schedules the telling, in the transaction of the cause. */
@Component
class ProgressReports {

    /** The label where nobody chose one. */
    private static final String LABEL = "Cairn";

    private final ProgressColumns columns;
    private final Deliveries deliveries;
    private final SchedulerClient scheduler;
    private final Clock clock;

    ProgressReports(ProgressColumns columns, Deliveries deliveries, SchedulerClient scheduler, Clock clock) {
        this.columns = columns;
        this.deliveries = deliveries;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Transactional
    public void prepare(CourseId course, String label) {
        Instant now = clock.instant();
        if (columns.want(course, label, now)) {
            schedulePreparation(course, now);
        }
    }

    @Transactional
    public void report(CourseId course, PersonId person, BigDecimal share) {
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("a share lies between 0 and 1: " + share);
        }
        prepare(course, LABEL);
        Instant now = clock.instant();
        Optional<Delivery> delivery = deliveries.report(course, person, share, now);
        delivery.ifPresent(due -> scheduleDelivery(due, now));
    }

    /** Tries again what failed in a course. */
    @Transactional
    public void tryAgain(CourseId course) {
        Instant now = clock.instant();
        if (columns.wantAgain(course, now)) {
            schedulePreparation(course, now);
        }
        deliveries.failedIn(course).forEach(failed -> report(course, failed.person(), failed.share()));
    }

    private void schedulePreparation(CourseId course, Instant now) {
        scheduler.scheduleIfNotExists(
                GradebookTasks.PREPARE.instance(course.toString()).scheduledTo(now));
    }

    private void scheduleDelivery(Delivery due, Instant now) {
        String instance = GradebookTasks.instance(due);
        scheduler.scheduleIfNotExists(GradebookTasks.DELIVER.instance(instance).scheduledTo(now));
    }
}

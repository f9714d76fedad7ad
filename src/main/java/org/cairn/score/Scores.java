package org.cairn.score;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Priority;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.cairn.gradebook.ActivityId;
import org.cairn.platform.RegistrationId;
import org.cairn.score.Delivery.Points;
import org.cairn.score.Delivery.Target;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes what is to be told to a platform, and schedules the telling, in the transaction of the cause. */
@Service
public class Scores {

    /** The label where nobody chose one. */
    private static final String LABEL = "Cairn";

    private final ProgressColumns columns;
    private final Deliveries deliveries;
    private final SchedulerClient scheduler;
    private final Clock clock;

    Scores(ProgressColumns columns, Deliveries deliveries, SchedulerClient scheduler, Clock clock) {
        this.columns = columns;
        this.deliveries = deliveries;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * What is to be said to a platform.
     *
     * @param waiting scores that are on their way
     * @param since when the first of them was reported
     * @param failed scores that did not get there and wait for a person
     */
    public record Queue(int waiting, Optional<Instant> since, int failed) {}

    /** What is to be said to each platform; where nothing is, it is left out. */
    public Map<RegistrationId, Queue> queues() {
        return deliveries.queues();
    }

    /** Prepares our own line item in the course, durably. */
    @Transactional
    public void prepareProgress(CourseId course, String label) {
        Instant now = clock.instant();
        if (columns.want(course, label, now)) {
            schedulePreparation(course, now);
        }
    }

    /**
     * Reports progress to our own line item, durably, in the caller's transaction. What was reported already is not reported
     * again.
     *
     * @param share 0 to 1
     */
    @Transactional
    public void reportProgress(CourseId course, PersonId person, BigDecimal share) {
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("a share lies between 0 and 1: " + share);
        }
        report(
                Target.progress(course),
                person,
                new Points(share.multiply(ProgressColumn.MAXIMUM), ProgressColumn.MAXIMUM));
    }

    /**
     * Reports what a learner reached in an activity of ours to its line item, durably, in the caller's transaction. What was
     * reported already is not reported again.
     *
     * @param score exactly, from 0 to the maximum
     * @param maximum above 0; need not be that of the line item: a platform scales (AGS 2.0, 3.4.6)
     */
    @Transactional
    public void report(CourseId course, ActivityId activity, PersonId person, BigDecimal score, BigDecimal maximum) {
        report(new Target(course, activity), person, new Points(score, maximum));
    }

    /** Tries again what failed in a course. */
    @Transactional
    void tryAgain(CourseId course) {
        Instant now = clock.instant();
        if (columns.wantAgain(course, now)) {
            schedulePreparation(course, now);
        }
        deliveries.failedIn(course).forEach(failed -> report(failed.target(), failed.person(), failed.points()));
    }

    private void report(Target target, PersonId person, Points points) {
        if (target.activity() == null) {
            prepareProgress(target.course(), LABEL);
        }
        Instant now = clock.instant();
        deliveries.report(target, person, points, now).ifPresent(due -> scheduleDelivery(due, now));
    }

    private void schedulePreparation(CourseId course, Instant now) {
        scheduler.scheduleIfNotExists(
                ScoreTasks.PREPARE.instance(course.toString()).scheduledTo(now));
    }

    private void scheduleDelivery(Delivery due, Instant now) {
        String instance = ScoreTasks.instance(due);
        // The awards of a whole class come before the first of them is told.
        scheduler.scheduleIfNotExists(
                ScoreTasks.DELIVER.instance(instance).priority(Priority.LOW).scheduledTo(now));
    }
}

package org.cairn.letter;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.cairn.attainment.Attainments;
import org.cairn.attainment.CompetencyStanding;
import org.cairn.attainment.Standing;
import org.cairn.award.Award;
import org.cairn.award.AwardEnding;
import org.cairn.award.AwardId;
import org.cairn.award.AwardIssued;
import org.cairn.award.AwardRevoked;
import org.cairn.award.Awards;
import org.cairn.award.Suspensions;
import org.cairn.shared.PersonId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes what there is to tell, in the transaction in which it happens, for whoever wishes to be told. */
@Component
class Happenings {

    /** So that what happens together is one letter. */
    static final Duration SOON = Duration.ofMinutes(5);

    private static final LocalTime MORNING = LocalTime.of(7, 0);

    private final WishTable wishes;
    private final NewsTable news;
    private final Sources sources;
    private final SchedulerClient scheduler;
    private final Mornings mornings;

    Happenings(WishTable wishes, NewsTable news, Sources sources, SchedulerClient scheduler, Mornings mornings) {
        this.wishes = wishes;
        this.news = news;
        this.sources = sources;
        this.scheduler = scheduler;
        this.mornings = mornings;
    }

    /** Where it is looked up what has happened. */
    @Component
    record Sources(Awards awards, Attainments attainments) {}

    /** When letters of the day are written. */
    @Component
    static final class Mornings {

        private final Clock clock;
        private final ZoneId zone;

        /** @param zone where the readers are; where it is blank, as this machine */
        Mornings(Clock clock, @Value("${cairn.time-zone:}") String zone) {
            this.clock = clock;
            this.zone = zone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(zone);
        }

        Instant now() {
            return clock.instant();
        }

        Instant next(boolean daily) {
            Instant now = now();
            ZonedDateTime here = now.atZone(zone);
            ZonedDateTime today = here.with(MORNING);
            return daily ? (today.isAfter(here) ? today : today.plusDays(1)).toInstant() : now.plus(SOON);
        }
    }

    @EventListener
    @Transactional
    public void on(AwardIssued issued) {
        tell(Occasion.ISSUED, issued.award());
    }

    @EventListener
    @Transactional
    public void on(AwardRevoked revoked) {
        tell(Occasion.REVOKED, revoked.award());
    }

    @EventListener
    @Transactional
    public void on(Suspensions.Suspended suspended) {
        tell(Occasion.SUSPENDED, suspended.award());
    }

    @EventListener
    @Transactional
    public void on(Suspensions.Reinstated reinstated) {
        tell(Occasion.REINSTATED, reinstated.award());
    }

    /** Each of its reminders is told, and each of them once: the award keeps which are still to come. */
    @EventListener
    @Transactional
    public void on(AwardEnding ending) {
        tell(Occasion.EXPIRING, ending.award());
    }

    /** Of a whole class only those are looked at who wish to know. */
    @EventListener
    @Transactional
    public void on(Standing.Changed changed) {
        wishes.wishing(Occasion.NEAR, changed.persons()).stream()
                .filter(person -> isNear(sources.attainments().of(changed.courseMap(), person)))
                .forEach(person -> tell(
                        person, new News(Occasion.NEAR, changed.version().value(), changed.version(), mornings.now())));
    }

    private static boolean isNear(Standing standing) {
        return !standing.met()
                && standing.competencies().stream()
                        .map(CompetencyStanding::status)
                        .allMatch(status ->
                                status == CompetencyStanding.Status.MET || status == CompetencyStanding.Status.NEAR);
    }

    private void tell(Occasion occasion, AwardId id) {
        Award award = sources.awards().find(id).orElseThrow();
        tell(award.person(), new News(occasion, id.value(), award.version(), mornings.now()));
    }

    private void tell(PersonId person, News one) {
        wishes.find(person)
                .filter(wish -> wish.confirmedAt() != null && wish.occasions().contains(one.occasion()))
                .filter(wish -> news.add(person, one) == 1 || (one.occasion().recurs() && news.again(person, one) == 1))
                .ifPresent(wish -> scheduler.scheduleIfNotExists(
                        LetterTasks.WRITE.instance(person.toString()).build(), mornings.next(wish.daily())));
    }
}

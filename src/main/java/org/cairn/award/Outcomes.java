package org.cairn.award;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.cairn.award.AwardCase.State;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What a learner may know of the decisions about them, and what they can do about each. */
@Service
public class Outcomes {

    private final Candidacies.Shelves shelves;
    private final Suspensions suspensions;
    private final Clock clock;

    Outcomes(Candidacies.Shelves shelves, Suspensions suspensions, Clock clock) {
        this.shelves = shelves;
        this.suspensions = suspensions;
        this.clock = clock;
    }

    /** In the visitor's course, the newest first. */
    public List<Outcome> of(Visitor learner) {
        return of(learner.mustLearn().course(), learner.person());
    }

    private List<Outcome> of(CourseId course, PersonId person) {
        List<AwardCase> cases = shelves.cases().of(course, person);
        List<AwardCase> appeals = cases.stream()
                .filter(found -> found.kind() == AwardCase.Kind.APPEAL)
                .toList();
        List<Outcome> outcomes = new ArrayList<>();
        cases.stream()
                .filter(found -> found.kind() == AwardCase.Kind.CANDIDACY)
                .filter(found -> found.state().isOpen() || found.state() == State.DENIED)
                .map(found -> candidacy(found, appeals))
                .forEach(outcomes::add);
        shelves.awards().of(person).stream()
                .filter(award -> award.course().equals(course))
                .map(award -> award(award, appeals))
                .forEach(outcomes::add);
        outcomes.sort(Comparator.comparing(Outcome::since).reversed());
        return outcomes;
    }

    private Outcome candidacy(AwardCase found, List<AwardCase> appeals) {
        if (found.state() == State.DENIED) {
            CaseStep denial = last(found);
            return appealable(
                    new Outcome(
                            Outcome.Kind.DENIED,
                            found.subject().version(),
                            found.id(),
                            null,
                            denial.at(),
                            null,
                            denial.reason(),
                            null,
                            null,
                            null),
                    appeals,
                    // Who was denied again after an appeal has a new decision to appeal against.
                    appeal ->
                            isAgainst(appeal, found.id()) && !appeal.openedAt().isBefore(denial.at()));
        }
        boolean held = found.state() == State.HELD;
        return new Outcome(
                held ? Outcome.Kind.HELD : Outcome.Kind.IN_REVIEW,
                found.subject().version(),
                found.id(),
                null,
                found.openedAt(),
                held ? found.dueAt() : null,
                null,
                null,
                null,
                null);
    }

    private Outcome award(Award award, List<AwardCase> appeals) {
        Told told = told(award);
        return appealable(
                new Outcome(
                        kind(award),
                        award.version(),
                        null,
                        award.id(),
                        told.at(),
                        null,
                        told.reason(),
                        null,
                        null,
                        null),
                appeals,
                appeal -> award.id().equals(appeal.award())
                        && appeal.contested() != null
                        && appeal.contested().what() == told.what()
                        // Whoever is suspended again has a new decision to appeal against.
                        && !appeal.openedAt().isBefore(told.at()));
    }

    /** The last decision about an award, and what can be contested of it. */
    private record Told(
            AwardCase.Contested.What what,
            Instant at,
            @Nullable String reason) {}

    private Told told(Award award) {
        return switch (award.state()) {
            case ISSUED, EXPIRED -> new Told(AwardCase.Contested.What.LEVEL, award.awardedAt(), null);
            case SUSPENDED -> {
                SuspensionTable.Step step = suspensions.open(award.id()).orElseThrow();
                yield new Told(AwardCase.Contested.What.SUSPENSION, step.at(), step.reason());
            }
            case REVOKED -> {
                AwardTable.Revoked revoked =
                        shelves.awards().revocation(award.id()).orElseThrow();
                yield new Told(AwardCase.Contested.What.REVOCATION, revoked.at(), revoked.reason());
            }
        };
    }

    private static Outcome.Kind kind(Award award) {
        return switch (award.state()) {
            case ISSUED -> Outcome.Kind.AWARDED;
            case SUSPENDED -> Outcome.Kind.SUSPENDED;
            case EXPIRED -> Outcome.Kind.EXPIRED;
            case REVOKED -> Outcome.Kind.REVOKED;
        };
    }

    private Outcome appealable(Outcome outcome, List<AwardCase> appeals, Predicate<AwardCase> against) {
        AwardCase appeal = appeals.stream().filter(against).findFirst().orElse(null);
        Instant until = outcome.since().plus(Appeals.WITHIN);
        return new Outcome(
                outcome.kind(),
                outcome.version(),
                outcome.inCase(),
                outcome.award(),
                outcome.since(),
                outcome.until(),
                outcome.reason(),
                appeal == null && !clock.instant().isAfter(until) ? until : null,
                appeal,
                answer(appeal));
    }

    private static boolean isAgainst(AwardCase appeal, CaseId denied) {
        return appeal.contested() != null && denied.equals(appeal.contested().denial());
    }

    private @Nullable String answer(@Nullable AwardCase appeal) {
        return appeal == null || appeal.state().isOpen() ? null : last(appeal).reason();
    }

    private CaseStep last(AwardCase found) {
        List<CaseStep> steps = shelves.steps().of(found.id());
        return steps.get(steps.size() - 1);
    }

    /**
     * What was decided, or is about to be, as the learner may know it. What is only being looked at after an award is nobody's
     * business until somebody has decided.
     *
     * @param inCase where it was denied, or waits; null of an award
     * @param award which was made or revoked; else null
     * @param until when a hold ends
     * @param reason of whoever decided
     * @param appealUntil until when the learner can ask somebody else to decide again; null where that cannot be, or not any
     *     more
     * @param appeal against this decision, if there is one
     * @param answer the reason of whoever decided the appeal
     */
    public record Outcome(
            Kind kind,
            VersionId version,
            @Nullable CaseId inCase,
            @Nullable AwardId award,
            Instant since,
            @Nullable Instant until,
            @Nullable String reason,
            @Nullable Instant appealUntil,
            @Nullable AwardCase appeal,
            @Nullable String answer) {

        /** How it came out. */
        public enum Kind {
            IN_REVIEW,
            HELD,
            DENIED,
            AWARDED,
            SUSPENDED,
            EXPIRED,
            REVOKED
        }
    }
}

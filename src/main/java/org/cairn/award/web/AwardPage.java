package org.cairn.award.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cairn.audit.Actor;
import org.cairn.award.Award;
import org.cairn.award.Suspensions;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One award: what it is, what was done with it, and what can be.
 *
 * @param endsAt null where it has no end
 * @param suspendable whether it could be suspended while it is in force
 * @param blocked why this visitor cannot do anything with it, or null
 */
record AwardPage(
        UUID id,
        Names.Person learner,
        String title,
        Award.State state,
        Instant awardedAt,
        @Nullable Instant endsAt,
        boolean suspendable,
        List<Step> steps,
        List<Act> acts,
        @Nullable String blocked) {

    /** What an instructor or an administrator can do with an award. */
    enum Act {
        SUSPEND,
        REINSTATE,
        REVOKE;

        /** @throws Refusal NOT_FOUND where there is no such act */
        static Act named(String named) {
            return Arrays.stream(values())
                    .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(named))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "award.unknown"));
        }

        static List<Act> of(Award award) {
            return switch (award.state()) {
                case ISSUED -> award.suspendable() ? List.of(SUSPEND, REVOKE) : List.of(REVOKE);
                case SUSPENDED -> List.of(REINSTATE, REVOKE);
                case EXPIRED -> List.of(REVOKE);
                case REVOKED -> List.of();
            };
        }
    }

    /** @param by the name of who did it, or null where the platform withholds it */
    record Step(
            Suspensions.Step.What what,
            Actor.Kind actor,
            @Nullable String by,
            String reason,
            Instant at) {}

    /** An award that is suspended, of whatever course. */
    record Pending(UUID id, Names.Person learner, String title, Instant since, boolean overdue) {}

    /**
     * Awards of a course.
     *
     * @param page from 0 on
     * @param more whether there is another page
     */
    record Listed(List<Row> rows, int page, boolean more) {}

    record Row(UUID id, Names.Person learner, String title, Award.State state, Instant awardedAt) {}
}

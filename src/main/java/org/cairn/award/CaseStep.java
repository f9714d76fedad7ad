package org.cairn.award;

import java.time.Instant;
import org.cairn.audit.Actor;
import org.cairn.microcredential.Frozen;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done with a case. Written once.
 *
 * @param evidence where the learner stood, frozen, where the step is about that
 * @param batch what it was done together with
 */
public record CaseStep(
        int number,
        AwardCase.State from,
        AwardCase.State to,
        Actor actor,
        @Nullable String reason,
        @Nullable Frozen evidence,
        @Nullable BatchId batch,
        Instant at) {

    /** What somebody is about to do. */
    record Move(
            AwardCase.State to,
            Actor actor,
            @Nullable String reason,
            @Nullable Frozen evidence,
            @Nullable BatchId batch,
            @Nullable Instant dueAt) {

        static Move to(AwardCase.State state, Actor actor) {
            return new Move(state, actor, null, null, null, null);
        }

        Move because(@Nullable String why) {
            return new Move(to, actor, why, evidence, batch, dueAt);
        }

        Move with(Frozen frozen) {
            return new Move(to, actor, reason, frozen, batch, dueAt);
        }

        Move in(@Nullable BatchId together) {
            return new Move(to, actor, reason, evidence, together, dueAt);
        }

        Move due(Instant when) {
            return new Move(to, actor, reason, evidence, batch, when);
        }
    }
}

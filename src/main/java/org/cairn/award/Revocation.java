package org.cairn.award;

import org.jspecify.annotations.Nullable;

/**
 * Who takes an award back, and why. The learner reads the reason; the world learns that it is revoked, and when.
 *
 * @param batch what it is done together with
 */
record Revocation(String reason, Actor actor, @Nullable BatchId batch) {

    Revocation {
        reason = Reason.of(reason);
    }

    static Revocation by(Actor actor, String reason) {
        return new Revocation(reason, actor, null);
    }
}

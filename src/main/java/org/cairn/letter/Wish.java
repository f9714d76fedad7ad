package org.cairn.letter;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What letters a learner wishes.
 *
 * @param occasions none where the address serves only to reach what was awarded
 * @param daily one letter a day at most, or soon after each occasion
 * @param askedAt when it was asked for; changes with the address
 * @param confirmedAt null until the owner of the address has said that it is theirs
 */
public record Wish(
        PersonId person,
        String address,
        Locale language,
        Set<Occasion> occasions,
        boolean daily,
        Instant askedAt,
        @Nullable Instant confirmedAt) {

    public Wish {
        occasions = Set.copyOf(occasions);
    }
}

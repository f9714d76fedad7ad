package org.cairn.credential;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cairn.competency.Level;
import org.cairn.microcredential.Definition;

/**
 * How well a micro-credential was earned as a whole.
 *
 * @param rank of the level, 1 is the lowest
 * @param of how many levels the scale has
 * @param bands how many bands the badge shows, 1 to 4
 */
public record Standing(Level level, int rank, int of, int bands) {

    private static final int MOST_BANDS = 4;

    static Optional<Standing> of(List<IssuedCredential.Shown> shown, Definition definition) {
        return shown.stream()
                .filter(one -> one.level().isPresent())
                .min(Comparator.comparingInt(one -> one.level().orElseThrow().rank()))
                .map(lowest -> standing(lowest, definition));
    }

    /** A scale of more than four levels shows bands for the rank among the passing ones. */
    private static Standing standing(IssuedCredential.Shown lowest, Definition definition) {
        Level level = lowest.level().orElseThrow();
        int levels = lowest.competency().scale().levels().size();
        int failing = definition.requirements().stream()
                .filter(requirement -> requirement.competency().equals(lowest.competency()))
                .flatMap(requirement -> CredentialFacts.required(requirement).stream())
                .mapToInt(required -> required.rank() - 1)
                .findFirst()
                .orElse(0);
        int bands = levels > MOST_BANDS ? level.rank() - failing : level.rank();
        return new Standing(level, level.rank(), levels, Math.max(1, Math.min(bands, MOST_BANDS)));
    }
}

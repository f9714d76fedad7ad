package org.cairn.microcredential;

import java.util.List;
import org.cairn.competency.CompetencyId;

/**
 * Competencies of which only some must be attained.
 *
 * @param take how many of them
 */
public record Choice(List<CompetencyId> of, int take) {

    public Choice {
        of = List.copyOf(of);
        if (take < 1 || take >= of.size()) {
            throw new IllegalArgumentException("a choice takes at least 1 and leaves at least 1 of " + of.size());
        }
    }
}

package org.cairn.competency;

import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * How demanding a competency is, apart from how well it is shown: to follow a policy and to develop one are two
 * competencies, and each has a proficiency scale of its own.
 *
 * @param level 1 is the simplest
 */
public record Complexity(int level, @Nullable Bilingual words) {

    public static final int HIGHEST = 8;

    public Complexity {
        if (level < 1 || level > HIGHEST) {
            throw new IllegalArgumentException("a level of complexity is from 1 to " + HIGHEST + ", not " + level);
        }
    }
}

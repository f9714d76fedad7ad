package org.cairn.competency;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cairn.shared.Bilingual;

/** How well something is done: levels with rising ranks and rising cuts. */
public record ProficiencyScale(Bilingual name, List<Level> levels) {

    public ProficiencyScale {
        levels = levels.stream().sorted(Comparator.comparingInt(Level::rank)).toList();
    }

    /** The highest level whose cut the share reaches. */
    public Optional<Level> reachedBy(BigDecimal share) {
        return levels.stream()
                .filter(level -> share.compareTo(level.lowerCut()) >= 0)
                .max(Comparator.comparingInt(Level::rank));
    }
}

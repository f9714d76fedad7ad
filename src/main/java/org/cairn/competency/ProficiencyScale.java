package org.cairn.competency;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cairn.shared.Bilingual;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How well something is done: levels with rising ranks and rising cuts. */
public record ProficiencyScale(Bilingual name, List<Level> levels) {

    public ProficiencyScale {
        levels = levels.stream().sorted(Comparator.comparingInt(Level::rank)).toList();
    }

    /** The scale of a competency that came without one. */
    static ProficiencyScale usual(CompetencyId competency) {
        return CaseExtra.scale(Usual.SCALE, competency);
    }

    /** Read once, when it is needed first. */
    private static final class Usual {

        private static final CaseExtra.Scale SCALE = read();

        private static CaseExtra.Scale read() {
            try (InputStream file = new ClassPathResource("competency-data/usual-scale.json").getInputStream()) {
                return JsonMapper.builder()
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .build()
                        .readValue(file, CaseExtra.Scale.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The highest level whose cut the share reaches. */
    public Optional<Level> reachedBy(BigDecimal share) {
        return levels.stream()
                .filter(level -> share.compareTo(level.lowerCut()) >= 0)
                .max(Comparator.comparingInt(Level::rank));
    }
}

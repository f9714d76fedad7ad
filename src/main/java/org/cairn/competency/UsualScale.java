package org.cairn.competency;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The scale of a competency that came without one. */
final class UsualScale {

    private static final CaseExtra.Scale USUAL = read();

    private UsualScale() {}

    static ProficiencyScale of(CompetencyId competency) {
        return CaseExtra.scale(USUAL, competency);
    }

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

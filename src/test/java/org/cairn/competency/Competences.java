package org.cairn.competency;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.cairn.shared.Bilingual;

/** Competencies for tests, in the words of a shipyard. */
final class Competences {

    private Competences() {}

    static Competency handle() {
        CompetencyId id = new CompetencyId(UUID.randomUUID());
        return new Competency(
                id,
                "HM-1",
                new Bilingual("Handle hazardous materials", "Manipuler des matières dangereuses"),
                new Bilingual(
                        "Handle hazardous materials in a workshop according to OHS regulations.",
                        "Manipuler des matières dangereuses dans un atelier conformément au règlement."),
                List.of(criterion("Selects", "Choisit"), criterion("Stores", "Entrepose")),
                scale(id));
    }

    static Competency with(Competency competency, Details details) {
        return new Competency(
                competency.id(),
                competency.code(),
                competency.title(),
                competency.statement(),
                competency.criteria(),
                competency.scale(),
                details);
    }

    static Competency titled(Competency competency, String en) {
        return new Competency(
                competency.id(),
                competency.code(),
                new Bilingual(en, competency.title().fr()),
                competency.statement(),
                competency.criteria(),
                competency.scale(),
                competency.details());
    }

    static Competency named(String en, String fr) {
        CompetencyId id = new CompetencyId(UUID.randomUUID());
        return new Competency(
                id, null, new Bilingual(en, fr), new Bilingual(en, fr), List.of(criterion(en, fr)), scale(id));
    }

    static Criterion criterion(String en, String fr) {
        return new Criterion(
                new CriterionId(UUID.randomUUID()),
                new Bilingual(
                        en == null ? null : en + " the right container", fr == null ? null : fr + " le bon contenant"),
                false);
    }

    static ProficiencyScale scale(CompetencyId id) {
        return new ProficiencyScale(
                new Bilingual("Proficiency", "Maîtrise"),
                List.of(level(id, 1, "Emerging", "Émergent", "0"), level(id, 2, "Proficient", "Compétent", "0.75")));
    }

    private static Level level(CompetencyId id, int rank, String en, String fr, String cut) {
        return new Level(Level.idOf(id, rank), rank, new Bilingual(en, fr), null, new BigDecimal(cut));
    }
}

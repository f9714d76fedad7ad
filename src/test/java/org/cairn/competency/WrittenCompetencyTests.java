package org.cairn.competency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Frozen;
import org.cairn.shared.Bilingual;
import org.junit.jupiter.api.Test;

class WrittenCompetencyTests {

    /** As a version was published when competencies had neither details nor rubrics. */
    private static final String PUBLISHED_BEFORE = """
            {"title":{"en":"Title"},"description":{"en":"About it"},"creditType":"NON_CREDIT","language":"en-CA"\
            ,"assessmentMethod":{"en":"Observed"},"requirements":[{"competency":{"id":"0b0f8c1e-1c1f-4c39-9a55-0\
            a6d3f0d3b52","code":"A1","title":{"en":"Do"},"statement":{"en":"Does it"},"criteria":[{"id":"7a0c7a2\
            e-58b8-4f1c-9a3c-4b7d6a0b9c11","text":{"en":"Selects","fr":"Choisit"},"critical":true}],"scale":{"na\
            me":{"en":"Scale"},"levels":[{"id":"3f0d3b52-1c1f-4c39-9a55-0b0f8c1e0a6d","rank":1,"label":{"en":"Em\
            erging"},"lowerCut":0},{"id":"4c391c1f-3f0d-4b52-9a55-0b0f8c1e0a6d","rank":2,"label":{"en":"Proficie\
            nt"},"description":{"en":"Well"},"lowerCut":0.75}]}},"threshold":0.8}]}""";

    @Test
    void aDefinitionPublishedBeforeThereWereDetailsKeepsItsBytes() {
        Definition thawed = Frozen.thaw(PUBLISHED_BEFORE, Definition.class);

        assertThat(Frozen.of(thawed).json()).isEqualTo(PUBLISHED_BEFORE);
        Competency competency = thawed.competencies().get(0);
        assertThat(competency.more()).isEqualTo(Details.NONE);
        assertThat(competency.criteria().get(0).descriptors()).isEmpty();
        assertThat(competency.criteria().get(0).observable()).isTrue();
    }

    @Test
    void whatACompetencySaysBeyondItsStatementIsWrittenAndReadAgain() {
        Competency competency = full();

        assertThat(Written.read(Written.of(competency))).isEqualTo(competency);
        assertThat(Frozen.thaw(Frozen.of(competency).json(), Competency.class)).isEqualTo(competency);
    }

    @Test
    void detailsThatSayNothingAreNone() {
        Competency competency = Competences.with(
                Competences.handle(),
                new Details(null, new Details.Parts(null, null, null), null, null, List.of(), List.of()));

        assertThat(competency.details()).isNull();
    }

    /** Everything that a competency can say. */
    static Competency full() {
        Competency bare = Competences.handle();
        Details details = new Details(
                "https://frameworks.example/items/1",
                new Details.Parts(new Bilingual("Handle", "Manipuler"), null, new Bilingual("OHS", null)),
                new Bilingual("Shipyards on səl̓ilwətaɁɬ land", null),
                new Details.Complexity(3, new Bilingual("Follows a policy", "Suit une politique")),
                List.of(new Details.Attribute(Details.Attribute.Kind.KNOWLEDGE, new Bilingual("WHMIS", "SIMDUT"))),
                List.of(new Alignment(
                        "ESCO", "S6.1", "http://data.europa.eu/esco/skill/1", Alignment.Type.EXACT_MATCH_OF)));
        Criterion criterion = new Criterion(
                new CriterionId(UUID.randomUUID()),
                new Bilingual("Selects the container", null),
                true,
                true,
                List.of(new Criterion.Descriptor(2, new Bilingual("Alone", "Sans aide"))));
        return new Competency(
                bare.id(), bare.code(), bare.title(), bare.statement(), List.of(criterion), bare.scale(), details);
    }
}

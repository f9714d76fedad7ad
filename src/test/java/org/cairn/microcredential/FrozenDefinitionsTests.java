package org.cairn.microcredential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cairn.competency.CompetencyId;
import org.junit.jupiter.api.Test;

/** What was frozen before a definition could say more keeps its bytes and so its hash. */
class FrozenDefinitionsTests {

    /** As stored by the first release. */
    private static final String FIRST = """
            {"title":{"en":"Fall protection","fr":"Chutes"},"description":{"en":"Work at heights",\
            "fr":"Travail en hauteur"},"creditType":"NON_CREDIT","language":"en-CA",\
            "assessmentMethod":{"en":"Observed","fr":"Observation"},"requirements":[{"competency":\
            {"id":"7b1e7d2a-0000-4000-8000-000000000001","title":{"en":"Inspect","fr":"Inspecter"},\
            "statement":{"en":"Inspects it","fr":"L’inspecte"},"criteria":[{"id":\
            "7b1e7d2a-0000-4000-8000-000000000002","text":{"en":"Inspects","fr":"Inspecte"},"critical":false}],\
            "scale":{"name":{"en":"Scale","fr":"Échelle"},"levels":[{"id":"7b1e7d2a-0000-4000-8000-000000000003",\
            "rank":1,"label":{"en":"Emerging","fr":"Émergent"},"lowerCut":0},{"id":\
            "7b1e7d2a-0000-4000-8000-000000000004","rank":2,"label":{"en":"Proficient","fr":"Compétent"},\
            "lowerCut":0.75}]}},"threshold":0.75}]}""";

    @Test
    void whatTheFirstReleaseFrozeThawsAndFreezesToTheSameBytes() {
        Definition thawed = Frozen.thaw(FIRST, Definition.class);

        assertThat(Frozen.of(thawed).json()).isEqualTo(FIRST);
        assertThat(thawed.choices()).isEmpty();
        assertThat(thawed.requirements().get(0).method()).isEqualTo(Calculation.WEIGHTED_MEAN);
        assertThat(thawed.requirements().get(0).asked()).isEqualByComparingTo("0.75");
    }

    @Test
    void whatIsUsualIsNotWrittenDown() {
        Definition first = Frozen.thaw(FIRST, Definition.class);
        Requirement plain = first.requirements().get(0);
        Requirement usual =
                new Requirement(plain.competency(), plain.threshold(), Calculation.WEIGHTED_MEAN, null, null, false);

        assertThat(Frozen.of(first.with(List.of(usual))).json()).isEqualTo(FIRST);
    }

    @Test
    void whatIsNotUsualSurvivesFreezing() {
        Definition first = Frozen.thaw(FIRST, Definition.class);
        Definition more = first.with(List.of(new Requirement(
                first.competencies().get(0),
                new BigDecimal("0.5"),
                new Calculation(Calculation.Kind.DECAYING_AVERAGE, 70),
                2,
                3,
                true)));

        assertThat(Frozen.thaw(Frozen.of(more).json(), Definition.class)).isEqualTo(more);
        assertThat(more.requirements().get(0).asked()).isEqualByComparingTo("0.75");
    }

    @Test
    void ofAChoiceOnlySoManyAreAskedFor() {
        Definition first = Frozen.thaw(FIRST, Definition.class);
        CompetencyId other = new CompetencyId(UUID.randomUUID());
        CompetencyId one = first.competencies().get(0).id();
        Definition either = new Definition(
                        first.title(),
                        first.description(),
                        null,
                        first.creditType(),
                        null,
                        first.language(),
                        first.assessmentMethod(),
                        null,
                        first.requirements())
                .choosing(List.of(new Choice(List.of(one, other), 1)));

        assertThat(either.isEarnedBy(Set.of(other))).isTrue();
        assertThat(either.isEarnedBy(Set.of())).isFalse();
        assertThat(first.isEarnedBy(Set.of(other))).isFalse();
        assertThat(Frozen.thaw(Frozen.of(either).json(), Definition.class)).isEqualTo(either);
    }

    @Test
    void aChoiceThatLeavesNothingIsNone() {
        CompetencyId one = new CompetencyId(UUID.randomUUID());

        assertThatThrownBy(() -> new Choice(List.of(one), 1)).isInstanceOf(IllegalArgumentException.class);
    }
}

package org.cairn.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.cairn.microcredential.Frozen;
import org.junit.jupiter.api.Test;

/** Course maps that were frozen before a map could say more keep their bytes and so their hash. */
class FrozenMapsTests {

    /** As stored by the first release. */
    private static final String FIRST = """
            {"course":"7b1e7d2a-0000-4000-8000-000000000001","version":"7b1e7d2a-0000-4000-8000-000000000002",\
            "mappings":[{"lineItem":"7b1e7d2a-0000-4000-8000-000000000003",\
            "competency":"7b1e7d2a-0000-4000-8000-000000000004","criterion":"7b1e7d2a-0000-4000-8000-000000000005",\
            "weight":2,"required":true,"minimum":0.8},{"lineItem":"7b1e7d2a-0000-4000-8000-000000000006",\
            "competency":"7b1e7d2a-0000-4000-8000-000000000004","criterion":"7b1e7d2a-0000-4000-8000-000000000005",\
            "weight":1,"required":false}]}""";

    @Test
    void whatTheFirstReleaseFrozeThawsAndFreezesToTheSameBytes() {
        CourseMapRows.FrozenMap thawed = Frozen.thaw(FIRST, CourseMapRows.FrozenMap.class);

        assertThat(Frozen.of(thawed).json()).isEqualTo(FIRST);
    }

    @Test
    void orderAndGroupSurviveFreezing() {
        Mapping first =
                Frozen.thaw(FIRST, CourseMapRows.FrozenMap.class).mappings().get(0);
        Mapping more = new Mapping(
                first.lineItem(), first.competency(), first.criterion(), BigDecimal.ONE, false, null, 2, "A", 1);

        assertThat(Frozen.thaw(Frozen.of(more).json(), Mapping.class)).isEqualTo(more);
    }

    @Test
    void aGroupSaysHowManyOfItCount() {
        Mapping first =
                Frozen.thaw(FIRST, CourseMapRows.FrozenMap.class).mappings().get(0);

        assertThatThrownBy(() -> new Mapping(
                        first.lineItem(),
                        first.competency(),
                        first.criterion(),
                        BigDecimal.ONE,
                        false,
                        null,
                        2,
                        "A",
                        null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package org.cairn.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.cairn.shared.Stones.Stack;
import org.cairn.shared.Stones.Stone;
import org.junit.jupiter.api.Test;

class StonesTests {

    private final Stones stones = new Stones();

    @Test
    void everyStoneIsWideAndLiesOnTheOneBelow() {
        IntStream.rangeClosed(1, 40).mapToObj(stones::stack).forEach(stack -> {
            assertThat(stack.stones()).allSatisfy(stone -> {
                assertThat(stone.width()).isGreaterThanOrEqualTo(1.5 * stone.height());
                assertThat(stone.x()).isBetween(0.0, 160 - stone.width());
                assertThat(stone.y()).isGreaterThanOrEqualTo(0);
            });
            for (int i = 1; i < stack.stones().size(); i++) {
                Stone below = stack.stones().get(i - 1);
                Stone above = stack.stones().get(i);
                assertThat(above.width()).isLessThan(below.width());
                assertThat(above.y() + above.height()).isBetween(below.y(), below.y() + below.height() / 2);
            }
        });
    }

    @Test
    void theFirstCompetencyIsTheBase() {
        Stack stack = stones.stack(3);
        Stone base = stack.stones().get(0);
        assertThat(base.y() + base.height()).isCloseTo(stack.ground(), org.assertj.core.data.Offset.offset(0.2));
        assertThat(base.width()).isEqualTo(148);
    }

    @Test
    void aStoneIsFilledToTheHeightOfItsShare() {
        Stone stone = stones.one(0);
        assertThat(stone.top(null)).isEqualTo(34);
        assertThat(stone.top(new BigDecimal("0.5"))).isEqualTo(17);
        assertThat(stone.top(BigDecimal.ONE)).isZero();
        assertThat(stone.top(new BigDecimal("1.4"))).isZero();
    }

    @Test
    void theSamePlaceAlwaysHasTheSameShape() {
        assertThat(stones.stack(5)).isEqualTo(stones.stack(5));
        assertThat(stones.one(0).outline()).isNotEqualTo(stones.one(1).outline());
    }

    @Test
    void noStonesMakeAnEmptyColumn() {
        assertThat(stones.stack(0).stones()).isEmpty();
    }
}

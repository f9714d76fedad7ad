package org.cairn.attainment.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.cairn.attainment.Simulation;
import org.jspecify.annotations.Nullable;

/**
 * The histogram as a picture of 760 by 270. Steps begin at the threshold, so that no bar is both below and above it.
 *
 * @param needle where the threshold is
 * @param inForce where that of the map in force is, or null
 */
record Chart(List<Bar> bars, int needle, @Nullable Integer inForce) {

    private static final int LEFT = 20;
    private static final int WIDTH = 720;
    private static final int GROUND = 230;
    private static final int HEIGHT = 170;
    private static final BigDecimal STEP = new BigDecimal("0.05");
    private static final int MOST_LABELS = 12;

    /**
     * One bar.
     *
     * @param from where its step begins: a share where the threshold is one for all, else the distance from it
     * @param labelled whether there is room to say so under the bar
     */
    record Bar(
            int x,
            int y,
            int width,
            int height,
            int learners,
            BigDecimal from,
            BigDecimal to,
            Simulation.Bar step,
            boolean labelled) {

        public int middle() {
            return x + width / 2;
        }
    }

    static Chart of(Simulation simulation) {
        List<Simulation.Bar> steps = simulation.bars();
        int slot = WIDTH / steps.size();
        int most = Math.max(
                1, steps.stream().mapToInt(Simulation.Bar::learners).max().orElse(1));
        BigDecimal threshold = simulation.threshold() == null ? BigDecimal.ZERO : simulation.threshold();
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Simulation.Bar step = steps.get(i);
            int height = step.learners() * HEIGHT / most;
            BigDecimal from = threshold.add(STEP.multiply(BigDecimal.valueOf(step.steps())));
            bars.add(new Bar(
                    LEFT + i * slot,
                    GROUND - height,
                    slot - 2,
                    height,
                    step.learners(),
                    simulation.threshold() == null ? from : from.max(BigDecimal.ZERO),
                    simulation.threshold() == null
                            ? from.add(STEP)
                            : from.add(STEP).min(BigDecimal.ONE),
                    step,
                    steps.size() <= MOST_LABELS || step.steps() % 2 == 0));
        }
        int needle = LEFT - steps.get(0).steps() * slot - 1;
        return new Chart(bars, needle, inForce(simulation, needle, slot));
    }

    private static @Nullable Integer inForce(Simulation simulation, int needle, int slot) {
        if (simulation.threshold() == null
                || simulation.inForce() == null
                || simulation.inForce().compareTo(simulation.threshold()) == 0) {
            return null;
        }
        BigDecimal away = simulation.inForce().subtract(simulation.threshold());
        int x = needle
                + away.multiply(BigDecimal.valueOf(slot))
                        .divide(STEP, RoundingMode.HALF_UP)
                        .intValue();
        return x >= LEFT && x <= LEFT + WIDTH ? x : null;
    }

    public int ground() {
        return GROUND;
    }

    /** The band between both thresholds. */
    public int bandFrom() {
        return inForce == null ? needle : Math.min(needle, inForce);
    }

    public int bandWidth() {
        return inForce == null ? 0 : Math.abs(needle - inForce);
    }
}

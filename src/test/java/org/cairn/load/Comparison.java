package org.cairn.load;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.cairn.load.Figure.Row;
import org.cairn.load.Figure.Run;

/** What has become dearer since it was last written down on such a machine. */
final class Comparison {

    /** Runs of the same program on the same machine differ by less. */
    private static final BigDecimal TOLERATED = new BigDecimal("0.15");

    private final List<Row> known;
    private final Run run;

    /** @param known from the oldest to the newest */
    Comparison(List<Row> known, Run run) {
        this.known = known;
        this.run = run;
    }

    /** A line for each cost that has grown by more than 15 %. */
    List<String> worse(List<Figure> figures) {
        return figures.stream()
                .filter(Figure::isCost)
                .filter(figure ->
                        growth(figure).filter(g -> g.compareTo(TOLERATED) > 0).isPresent())
                .map(this::told)
                .toList();
    }

    /** How much of what it was it is more now; negative where it is less. */
    Optional<BigDecimal> growth(Figure now) {
        return last(now)
                .map(row -> row.figure().value())
                .filter(was -> was.signum() > 0)
                .map(was -> now.value().subtract(was).divide(was, 4, RoundingMode.HALF_UP));
    }

    private Optional<Row> last(Figure now) {
        return known.stream()
                .filter(row -> row.run().isLike(run) && row.figure().isSameAs(now))
                .reduce((older, newer) -> newer);
    }

    private String told(Figure now) {
        Row was = last(now).orElseThrow();
        return "%s, %s: %s %s, was %s on %s (%s): %s more"
                .formatted(
                        now.what(),
                        now.when(),
                        now.shown(),
                        now.unit(),
                        was.figure().shown(),
                        was.run().date(),
                        was.run().commit(),
                        percent(growth(now).orElseThrow()));
    }

    static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(0, RoundingMode.HALF_UP) + " %";
    }
}

package org.cairn.score;

import java.util.List;
import java.util.stream.Stream;
import org.cairn.gradebook.Trouble;
import org.cairn.score.ProgressColumn.State;
import org.cairn.shared.CourseId;
import org.springframework.stereotype.Component;

/** What did not reach the platform's gradebook. */
@Component
class ScoreTroubles implements Trouble.Teller {

    private final ProgressColumns columns;
    private final Deliveries deliveries;
    private final Scores scores;

    ScoreTroubles(ProgressColumns columns, Deliveries deliveries, Scores scores) {
        this.columns = columns;
        this.deliveries = deliveries;
        this.scores = scores;
    }

    @Override
    public List<Trouble> in(CourseId course) {
        Stream<Trouble> column = columns
                .find(course)
                .filter(found -> found.state() == State.FAILED)
                .map(failed -> Trouble.of("score.trouble.column." + failed.reason()))
                .stream();
        Stream<Trouble> delivery = deliveries.failures(course).stream()
                .map(failed -> Trouble.of("score.trouble.delivery." + failed.reason(), failed.count()));
        return Stream.concat(column, delivery).toList();
    }

    @Override
    public void tryAgain(CourseId course) {
        scores.tryAgain(course);
    }
}

package org.cairn.score;

import java.util.List;
import java.util.stream.Stream;
import org.cairn.gradebook.Activities;
import org.cairn.gradebook.ActivityId;
import org.cairn.gradebook.Trouble;
import org.cairn.score.ProgressColumn.State;
import org.cairn.shared.CourseId;
import org.springframework.stereotype.Component;

/** What did not reach the platform's gradebook. */
@Component
class ScoreTroubles implements Trouble.Teller {

    private final ProgressColumns columns;
    private final Deliveries deliveries;
    private final Activities activities;
    private final Scores scores;

    ScoreTroubles(ProgressColumns columns, Deliveries deliveries, Activities activities, Scores scores) {
        this.columns = columns;
        this.deliveries = deliveries;
        this.activities = activities;
        this.scores = scores;
    }

    @Override
    public List<Trouble> in(CourseId course) {
        Stream<Trouble> column = columns
                .find(course)
                .filter(found -> found.state() == State.FAILED)
                .map(failed -> Trouble.of("score.trouble.column." + failed.reason()))
                .stream();
        Stream<Trouble> delivery = deliveries.failures(course).stream().map(this::trouble);
        return Stream.concat(column, delivery).toList();
    }

    private Trouble trouble(Deliveries.Failed failed) {
        ActivityId activity = failed.target().activity();
        if (activity == null) {
            return Trouble.of("score.trouble.delivery." + failed.reason(), failed.count());
        }
        String title = activities.get(failed.target().course(), activity).title();
        return Trouble.of("score.trouble.activity." + failed.reason(), failed.count(), title);
    }

    @Override
    public void tryAgain(CourseId course) {
        scores.tryAgain(course);
    }
}

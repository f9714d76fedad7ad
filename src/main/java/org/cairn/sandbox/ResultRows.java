package org.cairn.sandbox;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** One grade as a result, under the names that the tool knows. */
@Component
final class ResultRows {

    private final Wire wire;
    private final ServiceUrls urls;
    private final People people;

    ResultRows(Wire wire, ServiceUrls urls, People people) {
        this.wire = wire;
        this.urls = urls;
        this.people = people;
    }

    String id(Person person) {
        return wire.id(person);
    }

    ResultJson row(Course course, Column column, Person learner, Grade grade) {
        return new ResultJson(
                urls.result(course, column, learner).toString(),
                urls.lineItem(course, column).toString(),
                wire.id(learner),
                grade.score(),
                grade.score() == null ? null : column.scoreMaximum(),
                Optional.ofNullable(grade.grader())
                        .flatMap(people::find)
                        .map(wire::id)
                        .orElse(null),
                grade.comment());
    }
}

package org.cairn.gradebook;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cairn.gradebook.Deliveries.Failed;
import org.cairn.gradebook.ProgressColumn.State;
import org.cairn.shared.CourseId;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Service;

/** What does not go well with the gradebook of a course: nothing is swallowed, all of it can be seen here. */
@Service
public class Troubles {

    private final Passes passes;
    private final Doubts doubts;
    private final ProgressColumns columns;
    private final Deliveries deliveries;
    private final ProgressReports reports;

    Troubles(Passes passes, Doubts doubts, ProgressColumns columns, Deliveries deliveries, ProgressReports reports) {
        this.passes = passes;
        this.doubts = doubts;
        this.columns = columns;
        this.deliveries = deliveries;
        this.reports = reports;
    }

    /** @throws org.cairn.shared.Refusal FORBIDDEN to others than instructors */
    public List<Trouble> in(Visitor instructor) {
        CourseId course = instructor.mustTeach().course();
        Passes.Pass pass = passes.of(course);
        return Stream.of(
                        Optional.ofNullable(pass.failure())
                                .map(why -> new Trouble("gradebook.failure." + why))
                                .stream(),
                        Optional.ofNullable(pass.rosterFailure())
                                .map(why -> new Trouble("gradebook.trouble.roster"))
                                .stream(),
                        columns
                                .find(course)
                                .filter(column -> column.state() == State.FAILED)
                                .map(Troubles::column)
                                .stream(),
                        deliveries.failures(course).stream().map(Troubles::delivery),
                        doubts.in(course).stream().map(Troubles::doubt))
                .flatMap(troubles -> troubles)
                .toList();
    }

    /**
     * Tries again what failed to reach the platform.
     *
     * @throws org.cairn.shared.Refusal FORBIDDEN to others than instructors
     */
    public void tryAgain(Visitor instructor) {
        reports.tryAgain(instructor.mustTeach().course());
    }

    private static Trouble column(ProgressColumn column) {
        return new Trouble("gradebook.trouble.column." + column.reason());
    }

    private static Trouble delivery(Failed failed) {
        return new Trouble("gradebook.trouble.delivery." + failed.reason(), failed.count());
    }

    private static Trouble doubt(Doubt doubt) {
        String subject = doubt.subject();
        return subject == null
                ? new Trouble("gradebook.trouble.line-item." + doubt.reason(), doubt.label(), doubt.content())
                : new Trouble("gradebook.trouble.result." + doubt.reason(), doubt.label(), subject, doubt.content());
    }
}

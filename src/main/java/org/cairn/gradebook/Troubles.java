package org.cairn.gradebook;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cairn.shared.CourseId;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Service;

/** What does not go well with the gradebook of a course: nothing is swallowed, all of it can be seen here. */
@Service
public class Troubles {

    private final Passes passes;
    private final Doubts doubts;
    private final List<Trouble.Teller> others;

    Troubles(Passes passes, Doubts doubts, List<Trouble.Teller> others) {
        this.passes = passes;
        this.doubts = doubts;
        this.others = List.copyOf(others);
    }

    /** @throws org.cairn.shared.Refusal FORBIDDEN to others than instructors */
    public List<Trouble> in(Visitor instructor) {
        CourseId course = instructor.mustTeach().course();
        Passes.Pass pass = passes.of(course);
        return Stream.of(
                        Optional.ofNullable(pass.failure()).map(why -> Trouble.of("gradebook.failure." + why)).stream(),
                        Optional.ofNullable(pass.rosterFailure())
                                .map(why -> Trouble.of("gradebook.trouble.roster"))
                                .stream(),
                        others.stream().flatMap(other -> other.in(course).stream()),
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
        CourseId course = instructor.mustTeach().course();
        others.forEach(other -> other.tryAgain(course));
    }

    private static Trouble doubt(Doubt doubt) {
        String subject = doubt.subject();
        return subject == null
                ? Trouble.of("gradebook.trouble.line-item." + doubt.reason(), doubt.label(), doubt.content())
                : Trouble.of("gradebook.trouble.result." + doubt.reason(), doubt.label(), subject, doubt.content());
    }
}

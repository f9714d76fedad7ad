package org.cairn.gradebook;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cairn.shared.CourseId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What does not go well with the gradebook of a course: nothing is swallowed, all of it can be seen here. */
@Service
public class Troubles {

    private final Passes passes;
    private final Doubts doubts;
    private final Sources sources;
    private final List<Trouble.Teller> others;
    private final Clock clock;

    Troubles(Passes passes, Doubts doubts, Sources sources, List<Trouble.Teller> others, Clock clock) {
        this.passes = passes;
        this.doubts = doubts;
        this.sources = sources;
        this.others = List.copyOf(others);
        this.clock = clock;
    }

    /**
     * A score that is far above its maximum and does not count until somebody accepts it.
     *
     * @param subject what the platform calls the learner
     * @param score as it was read, {@code 4500/50}
     */
    public record FarAbove(LineItemId lineItem, String label, String subject, String score) {

        public BigDecimal points() {
            return Objects.requireNonNull(reading().score());
        }

        public BigDecimal maximum() {
            return Objects.requireNonNull(reading().maximum());
        }

        private Reading reading() {
            return Readings.Bounds.accepted(subject, score);
        }
    }

    /** By activity. */
    public List<FarAbove> farAbove(Visitor instructor) {
        return doubts.waiting(instructor.mustTeach().course()).stream()
                .map(one -> new FarAbove(one.lineItem(), one.label(), one.subject(), one.content()))
                .toList();
    }

    /**
     * It is what the learner has: it counts from now on, and is not put aside again as long as it is the same.
     *
     * @throws org.cairn.shared.Refusal FORBIDDEN to others than instructors, CONFLICT where it does not wait any more
     */
    @Transactional
    public void accept(Visitor instructor, LineItemId lineItem, String subject, String score) {
        CourseId course = instructor.mustTeach().course();
        Doubts.Waiting waiting = doubts.waiting(course).stream()
                .filter(one -> one.lineItem().equals(lineItem))
                .filter(one -> one.subject().equals(subject) && one.content().equals(score))
                .findFirst()
                .orElseThrow(Troubles::gone);
        if (!doubts.accept(course, waiting, instructor.person(), clock.instant())) {
            throw gone();
        }
        sources.accept(course, waiting.source(), lineItem, Readings.Bounds.accepted(subject, score));
    }

    private static Refusal gone() {
        return new Refusal(Problem.CONFLICT, "gradebook.not-far-above");
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
                        doubts.in(course).stream()
                                .filter(doubt -> doubt.reason() != Doubt.Reason.ABOVE_MAXIMUM)
                                .map(Troubles::doubt))
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

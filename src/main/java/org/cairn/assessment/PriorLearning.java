package org.cairn.assessment;

import java.util.List;
import java.util.Optional;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Service;

/** Which competencies of a course can be recognised, and how far a learner's requests are. */
@Service
public class PriorLearning {

    private final CourseCompetencies competencies;
    private final Submissions submissions;
    private final MarkingRows rows;

    PriorLearning(CourseCompetencies competencies, Submissions submissions, MarkingRows rows) {
        this.competencies = competencies;
        this.submissions = submissions;
        this.rows = rows;
    }

    /** A competency, and how far the learner's request is. */
    public record Standing(Competency competency, State state) {}

    /** MISSING: answered, and not all criteria were recognised. */
    public enum State {
        NONE,
        OPEN,
        HANDED_IN,
        RECOGNISED,
        MISSING
    }

    /** Those that can be earned in the course now. */
    public List<Standing> of(Visitor learner) {
        List<Submission> mine = submissions.mine(learner.mustLearn());
        return competencies.offered(learner.course()).stream()
                .map(competency -> new Standing(
                        competency,
                        mine.stream()
                                .filter(one -> one.subject().equals(new Subject.PriorLearning(competency.id())))
                                .findFirst()
                                .map(this::state)
                                .orElse(State.NONE)))
                .toList();
    }

    /** @throws Refusal NOT_FOUND where it cannot be earned in the course now */
    public Competency competency(Visitor visitor, CompetencyId id) {
        return competencies
                .offered(visitor.course(), id)
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "assessment.not-asked"));
    }

    private State state(Submission submission) {
        Optional<Assessment> answer = submissions.answer(submission);
        return switch (submission.state()) {
            case OPEN -> State.OPEN;
            case HANDED_IN -> State.HANDED_IN;
            case RETURNED ->
                answer.filter(said -> rows.areRecognised(submission, said)).isPresent()
                        ? State.RECOGNISED
                        : State.MISSING;
        };
    }
}

package org.cairn.assessment;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cairn.assessment.Submission.State;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What instructors say of what was handed in in their course: a draft, until it is given back. */
@Service
public class Assessments {

    /** A remark has at most so many letters, and so have the words about the whole. */
    public static final int LONGEST_REMARK = 5_000;

    private final SubmissionTable submissions;
    private final AssessmentTable assessments;
    private final MarkingRows rows;
    private final Consequences consequences;
    private final Clock clock;

    Assessments(
            SubmissionTable submissions,
            AssessmentTable assessments,
            MarkingRows rows,
            Consequences consequences,
            Clock clock) {
        this.submissions = submissions;
        this.assessments = assessments;
        this.rows = rows;
        this.consequences = consequences;
        this.clock = clock;
    }

    /** What was handed in, the longest waiting first. */
    public List<Submission> handedIn(Visitor instructor, Subject subject) {
        return submissions.handedIn(instructor.mustTeach().course(), subject);
    }

    /** Requests for recognition, the longest waiting first. */
    public List<Submission> priorLearning(Visitor instructor) {
        return submissions.priorLearning(instructor.mustTeach().course());
    }

    /** How many wait for an assessor in the course, by the id of the subject. */
    public Map<UUID, Integer> waiting(Visitor instructor) {
        return submissions.waiting(instructor.mustTeach().course());
    }

    /** How many wait in all, requests for recognition among them. */
    public int waitingInAll(Visitor instructor) {
        return waiting(instructor).values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Those that somebody has begun to judge. */
    public Set<SubmissionId> drafts(Visitor instructor) {
        return assessments.drafts(instructor.mustTeach().course());
    }

    /** @throws Refusal NOT_FOUND where nothing of the kind is handed in in the instructor's course */
    public Submission submission(Visitor instructor, SubmissionId id) {
        return submissions
                .find(instructor.mustTeach().course(), id)
                .filter(submission -> submission.state() != State.OPEN)
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "assessment.no-such-submission"));
    }

    /** By what it is judged. */
    public List<MarkingRow> rows(Submission submission) {
        return rows.of(submission);
    }

    /** By what evidence for this is judged. */
    public List<MarkingRow> rows(CourseId course, Subject subject) {
        return rows.of(course, subject);
    }

    /** Everything that was said of it, the newest first. */
    public List<Assessment> of(Submission submission) {
        return assessments.of(submission.id());
    }

    /** What was given back to a learner in a course: of each submission the newest. */
    public Map<Submission, Assessment> givenBack(CourseId course, PersonId learner) {
        Map<Submission, Assessment> given = new LinkedHashMap<>();
        for (Submission submission : submissions.of(course, learner)) {
            assessments.of(submission.id()).stream()
                    .filter(assessment -> !assessment.draft())
                    .findFirst()
                    .ifPresent(newest -> given.put(submission, newest));
        }
        return given;
    }

    /**
     * Keeps what an assessor says, as a draft or for the learner to read.
     *
     * @param seen the version of the submission that the assessor looked at
     * @throws Refusal CONFLICT where it was changed meanwhile, by another assessor or by the learner; FORBIDDEN of one's own;
     *     INVALID where it is to be given back and a criterion has no level, or of prior learning no reason
     */
    @Transactional
    public void save(Visitor instructor, SubmissionId id, int seen, Said said, boolean giveBack) {
        Submission submission = submission(instructor, id);
        if (submission.person().equals(instructor.person())) {
            throw new Refusal(Problem.FORBIDDEN, "assessment.own");
        }
        Assessment assessment = new Assessment(
                nextNumber(submission),
                !giveBack,
                instructor.person(),
                clock.instant(),
                said.overall(),
                said.judgements(),
                said.again());
        if (giveBack && !isWhole(submission, assessment)) {
            throw new Refusal(Problem.INVALID, "assessment.incomplete");
        }
        State next = giveBack ? State.RETURNED : submission.state();
        if (submission.version() != seen || !submissions.change(submission, next, submission.handedInAt())) {
            throw new Refusal(Problem.CONFLICT, "assessment.changed-meanwhile");
        }
        assessments.removeDraft(id);
        assessments.add(id, assessment);
        if (giveBack) {
            consequences.of(submission, assessment);
        }
    }

    /**
     * What an assessor says.
     *
     * @param again whether the learner may change what was handed in and hand it in once more; until then this stands
     */
    public record Said(String overall, List<Judgement> judgements, boolean again) {}

    private boolean isWhole(Submission submission, Assessment assessment) {
        boolean reasoned = submission.subject() instanceof Subject.Task
                || assessment.judgements().stream()
                        .noneMatch(judgement -> judgement.remark().isBlank());
        return reasoned && assessment.isWhole(rows.of(submission));
    }

    /** A draft keeps its number when it is written again. */
    private int nextNumber(Submission submission) {
        Optional<Assessment> newest = assessments.of(submission.id()).stream().findFirst();
        return newest.map(last -> last.draft() ? last.number() : last.number() + 1)
                .orElse(1);
    }
}

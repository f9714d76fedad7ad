package org.cairn.assessment;

import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cairn.assessment.Submission.State;
import org.cairn.competency.CriterionId;
import org.cairn.launch.PersonalData;
import org.cairn.shared.Holder;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Sha256;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What learners put together and hand in. What is handed in is not changed; it can be taken back until it is judged. */
@Service
public class Submissions implements PersonalData {

    public static final int MOST_PIECES = 10;
    public static final int LONGEST_TEXT = 20_000;
    public static final int LONGEST_LINK = 2_000;
    /** Larger things, as videos, are better linked. */
    public static final int LARGEST_FILE = 5_000_000;

    private final SubmissionTable submissions;
    private final PieceTable pieces;
    private final AssessmentTable assessments;
    private final MarkingRows rows;
    private final Clock clock;

    Submissions(
            SubmissionTable submissions,
            PieceTable pieces,
            AssessmentTable assessments,
            MarkingRows rows,
            Clock clock) {
        this.submissions = submissions;
        this.pieces = pieces;
        this.assessments = assessments;
        this.rows = rows;
        this.clock = clock;
    }

    /** The visitor's own. */
    public Optional<Submission> mine(Visitor learner, Subject subject) {
        return submissions.find(learner.course(), subject, learner.person());
    }

    /** All of the visitor's own in this course. */
    public List<Submission> mine(Visitor learner) {
        return mine(learner.holder());
    }

    /** All of the holder's own in the course that they are in, or that they look back at. */
    public List<Submission> mine(Holder holder) {
        return holder.course() == null ? List.of() : submissions.of(holder.course(), holder.person());
    }

    public List<Piece> pieces(Submission submission) {
        return pieces.of(submission.id());
    }

    /** The newest that was given back; drafts are the assessor's own business. */
    public Optional<Assessment> answer(Submission submission) {
        return assessments.of(submission.id()).stream()
                .filter(assessment -> !assessment.draft())
                .findFirst();
    }

    /** @throws Refusal INVALID where there is no text or too much of it, CONFLICT where it is handed in already */
    @Transactional
    public void addText(Visitor learner, Subject subject, String text, Set<CriterionId> shows) {
        String clean = text.replace("\0", "").strip();
        if (clean.isEmpty() || clean.length() > LONGEST_TEXT) {
            throw new Refusal(Problem.INVALID, "assessment.text-length");
        }
        add(learner, subject, piece(Piece.Kind.TEXT, clean, null, shows), null);
    }

    /** @throws Refusal INVALID where it is no address of the web */
    @Transactional
    public void addLink(Visitor learner, Subject subject, URI link, Set<CriterionId> shows) {
        boolean web = Set.of("http", "https").contains(String.valueOf(link.getScheme()))
                && link.getHost() != null
                && link.getUserInfo() == null;
        if (!web || link.toString().length() > LONGEST_LINK) {
            throw new Refusal(Problem.INVALID, "assessment.no-link");
        }
        add(learner, subject, piece(Piece.Kind.LINK, link.toString(), null, shows), null);
    }

    /**
     * @param name as the browser sent it; what the file is, is told by its content
     * @throws Refusal INVALID where it is of no kind that can be handed in, TOO_LARGE
     */
    @Transactional
    public void addFile(Visitor learner, Subject subject, String name, byte[] content, Set<CriterionId> shows) {
        if (content.length > LARGEST_FILE) {
            throw new Refusal(Problem.TOO_LARGE, "assessment.file-too-large");
        }
        FileKind kind =
                FileKind.of(content).orElseThrow(() -> new Refusal(Problem.INVALID, "assessment.file-of-no-kind"));
        Piece.Kept kept = new Piece.Kept(kind, content.length, Sha256.hex(content));
        add(learner, subject, piece(Piece.Kind.FILE, FileName.of(name, kind), kept, shows), content);
    }

    @Transactional
    public void remove(Visitor learner, Subject subject, PieceId piece) {
        Submission open = open(learner, subject);
        pieces.remove(open.id(), piece);
        change(open, State.OPEN);
    }

    /** @throws Refusal INVALID where there is nothing to hand in */
    @Transactional
    public void handIn(Visitor learner, Subject subject) {
        Submission open = open(learner, subject);
        if (pieces.of(open.id()).isEmpty()) {
            throw new Refusal(Problem.INVALID, "assessment.nothing-to-hand-in");
        }
        change(open, State.HANDED_IN);
    }

    /**
     * To change it and hand it in again. What is judged stays as it is, unless the assessor asked for it once more, or it was
     * a request for recognition in which something was missing. What was said stands until somebody says more.
     *
     * @throws Refusal CONFLICT where it cannot be taken back
     */
    @Transactional
    public void takeBack(Visitor learner, Subject subject) {
        rows.mustBeAsked(learner.mustLearn().course(), subject);
        Submission mine = submissions
                .hold(learner.course(), subject, learner.person())
                .filter(this::mayBeTakenBack)
                .orElseThrow(() -> new Refusal(Problem.CONFLICT, "assessment.stays"));
        change(mine, State.OPEN);
    }

    public boolean mayBeTakenBack(Submission mine) {
        return mine.state() == State.HANDED_IN
                || (mine.state() == State.RETURNED
                        && answer(mine).filter(answer -> isOpen(mine, answer)).isPresent());
    }

    private boolean isOpen(Submission mine, Assessment answer) {
        return mine.subject() instanceof Subject.PriorLearning ? !rows.areRecognised(mine, answer) : answer.again();
    }

    /**
     * A file of the visitor's own, or one that is handed in in the course that the visitor teaches.
     *
     * @throws Refusal NOT_FOUND of every other
     */
    public KeptFile file(Visitor visitor, PieceId id) {
        return pieces.submission(id)
                .flatMap(submission -> submissions.find(visitor.course(), submission))
                .filter(submission -> submission.person().equals(visitor.person())
                        || (visitor.teaches() && submission.state() != State.OPEN))
                .flatMap(submission -> pieces.content(id))
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "assessment.no-such-file"));
    }

    @Override
    public Map<String, Integer> about(PersonId person) {
        return Map.of("submissions", submissions.count(person), "evidence", pieces.count(person));
    }

    private void add(Visitor learner, Subject subject, Piece piece, byte @Nullable [] content) {
        Submission open = open(learner, subject);
        if (!rows.kinds(open).contains(piece.kind())) {
            throw new Refusal(Problem.INVALID, "assessment.kind-not-asked");
        }
        if (pieces.of(open.id()).size() >= MOST_PIECES) {
            throw new Refusal(Problem.CONFLICT, "assessment.too-many", MOST_PIECES);
        }
        Set<CriterionId> known = new HashSet<>(piece.shows());
        known.retainAll(rows.of(open).stream().map(MarkingRow::criterion).toList());
        pieces.add(
                open.id(),
                new Piece(piece.id(), piece.kind(), piece.words(), piece.file(), known),
                content,
                clock.instant());
        change(open, State.OPEN);
    }

    private Submission open(Visitor learner, Subject subject) {
        rows.mustBeAsked(learner.mustLearn().course(), subject);
        submissions.addIfAbsent(learner.course(), subject, learner.person());
        return submissions
                .hold(learner.course(), subject, learner.person())
                .filter(submission -> submission.state() == State.OPEN)
                .orElseThrow(() -> new Refusal(Problem.CONFLICT, "assessment.handed-in"));
    }

    private void change(Submission held, State state) {
        submissions.change(held, state, state == State.HANDED_IN ? clock.instant() : held.handedInAt());
    }

    private static Piece piece(Piece.Kind kind, String words, Piece.@Nullable Kept file, Set<CriterionId> shows) {
        return new Piece(new PieceId(UUID.randomUUID()), kind, words, file, shows);
    }
}

package org.cairn.assessment.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cairn.assessment.Assessment;
import org.cairn.assessment.Assessments;
import org.cairn.assessment.MarkingRow;
import org.cairn.assessment.Piece;
import org.cairn.assessment.Subject;
import org.cairn.assessment.Submission;
import org.cairn.assessment.Submission.State;
import org.cairn.assessment.Submissions;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** What the pages of tasks and of prior learning have in common: the same evidence, the same steps. */
@Component
class HandingIn {

    static final String PAGE = "assessment/evidence";

    private final Submissions submissions;
    private final Assessments assessments;

    HandingIn(Submissions submissions, Assessments assessments) {
        this.submissions = submissions;
        this.assessments = assessments;
    }

    /** What the two kinds of pages differ in. */
    record Asked(Subject subject, String title, List<String> paragraphs, String at, Set<String> kinds) {}

    EvidencePage page(Visitor visitor, Asked asked) {
        Optional<Submission> mine = submissions.mine(visitor, asked.subject());
        Optional<Assessment> answer = mine.flatMap(submissions::answer);
        List<MarkingRow> rows = assessments.rows(visitor.course(), asked.subject());
        State state = mine.map(Submission::state).orElse(State.OPEN);
        return new EvidencePage(
                asked.title(),
                asked.paragraphs(),
                asked.at(),
                asked.kinds(),
                state.name(),
                visitor.learns() && state == State.OPEN,
                visitor.learns() && mine.filter(submissions::mayBeTakenBack).isPresent(),
                asked.subject() instanceof Subject.PriorLearning,
                mine.map(Submission::handedInAt).orElse(null),
                mine.map(submissions::pieces).orElse(List.of()).stream()
                        .map(piece -> PiecePage.of(piece, rows, visitor.locale()))
                        .toList(),
                RowPage.of(rows, answer, visitor.locale()),
                answer.map(said -> new EvidencePage.Answer(said.overall(), said.at()))
                        .orElse(null));
    }

    /** Adds a piece, or says at its field what is wrong with it. */
    ModelAndView add(Visitor visitor, Asked asked, PieceForm form, BindingResult errors) {
        visitor.mustLearn();
        String kind = String.valueOf(form.kind());
        try {
            switch (kind) {
                case "text" -> submissions.addText(visitor, asked.subject(), form.words(), form.criteria());
                case "link" -> submissions.addLink(visitor, asked.subject(), link(form), form.criteria());
                case "file" -> addFile(visitor, asked.subject(), form);
                default -> throw new Refusal(Problem.BAD_REQUEST, "assessment.unknown-kind");
            }
        } catch (Refusal refusal) {
            if (refusal.problem() != Problem.INVALID && refusal.problem() != Problem.TOO_LARGE) {
                throw refusal;
            }
            errors.rejectValue(kind, message(refusal));
            return new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("page", page(visitor, asked))
                    .addObject("form", form);
        }
        return back(visitor, asked);
    }

    ModelAndView back(Visitor visitor, Asked asked) {
        return new ModelAndView("redirect:/l/" + visitor.launch() + asked.at());
    }

    static Set<String> allKinds() {
        return Set.of("text", "link", "file");
    }

    static String small(Piece.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private void addFile(Visitor visitor, Subject subject, PieceForm form) {
        MultipartFile file = form.file();
        if (file == null || file.isEmpty()) {
            throw new Refusal(Problem.INVALID, "assessment.no-file");
        }
        try {
            String name = file.getOriginalFilename();
            submissions.addFile(visitor, subject, name == null ? "" : name, file.getBytes(), form.criteria());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI link(PieceForm form) {
        try {
            return new URI(form.address());
        } catch (URISyntaxException e) {
            throw new Refusal(Problem.INVALID, "assessment.no-link");
        }
    }

    private static String message(Refusal refusal) {
        return "refusal." + refusal.key();
    }
}

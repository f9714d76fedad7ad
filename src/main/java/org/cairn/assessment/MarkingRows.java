package org.cairn.assessment;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.shared.Bilingual;
import org.cairn.shared.CourseId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** By what a submission is judged, and what it may be made of. */
@Component
class MarkingRows {

    private static final int RECOGNISED = 1;
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 1000;

    private final EvidenceTaskTable tasks;
    private final CourseCompetencies competencies;
    private final MessageSource messages;

    MarkingRows(EvidenceTaskTable tasks, CourseCompetencies competencies, MessageSource messages) {
        this.tasks = tasks;
        this.competencies = competencies;
        this.messages = messages;
    }

    List<MarkingRow> of(Submission submission) {
        return of(submission.course(), submission.subject());
    }

    List<MarkingRow> of(CourseId course, Subject subject) {
        if (subject instanceof Subject.Task task) {
            return tasks.find(course, task.activity()).map(EvidenceTask::rows).orElse(List.of());
        }
        CompetencyId id = ((Subject.PriorLearning) subject).competency();
        return competencies.all(course).stream()
                .filter(competency -> competency.id().equals(id))
                .flatMap(competency -> recognition(competency).stream())
                .toList();
    }

    Set<Piece.Kind> kinds(Submission submission) {
        return submission.subject() instanceof Subject.Task task
                ? tasks.find(submission.course(), task.activity())
                        .map(EvidenceTask::kinds)
                        .orElse(Set.of())
                : EnumSet.allOf(Piece.Kind.class);
    }

    /** @throws Refusal NOT_FOUND where nobody asks for evidence of this */
    void mustBeAsked(CourseId course, Subject subject) {
        boolean asked = subject instanceof Subject.Task task
                ? tasks.find(course, task.activity()).isPresent()
                : competencies
                        .offered(course, ((Subject.PriorLearning) subject).competency())
                        .isPresent();
        if (!asked) {
            throw new Refusal(Problem.NOT_FOUND, "assessment.not-asked");
        }
    }

    /** Whether an answer recognises everything that was asked. */
    boolean areRecognised(Submission submission, Assessment answer) {
        List<MarkingRow> rows = of(submission);
        return !rows.isEmpty()
                && rows.stream().allMatch(row -> Integer.valueOf(RECOGNISED).equals(answer.rank(row.criterion())));
    }

    /** What was said, as the reason of a decision: from ten letters to a thousand. */
    String reason(Assessment answer) {
        String said = Stream.concat(
                        Stream.of(answer.overall()),
                        answer.judgements().stream().map(Judgement::remark))
                .filter(words -> !words.isBlank())
                .distinct()
                .collect(Collectors.joining(" / "));
        Bilingual judged = words("assessment.prior.judged");
        String whole = said.length() < SHORTEST_REASON ? judged.en() + " / " + judged.fr() + " / " + said : said;
        return whole.length() <= LONGEST_REASON ? whole : whole.substring(0, LONGEST_REASON - 1) + "…";
    }

    /** Each criterion is recognised or not; there is no being nearly so. */
    private List<MarkingRow> recognition(Competency competency) {
        List<MarkingRow.Step> steps = List.of(
                new MarkingRow.Step(0, words("assessment.prior.level.0"), null, BigDecimal.ZERO),
                new MarkingRow.Step(RECOGNISED, words("assessment.prior.level.1"), null, BigDecimal.ONE));
        return competency.criteria().stream()
                .map(criterion ->
                        new MarkingRow(criterion.id(), competency.id(), competency.title(), criterion.text(), steps))
                .toList();
    }

    private Bilingual words(String key) {
        return new Bilingual(
                messages.getMessage(key, null, Locale.CANADA), messages.getMessage(key, null, Locale.CANADA_FRENCH));
    }
}

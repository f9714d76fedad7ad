package org.cairn.assessment.web;

import java.util.List;
import java.util.Map;
import org.cairn.assessment.Assessments;
import org.cairn.assessment.Judgement;
import org.cairn.assessment.MarkingRow;
import org.jspecify.annotations.Nullable;

/**
 * What an assessor typed: the criteria are as many as the task has, so the fields are named for them.
 *
 * @param seen the version of the submission that was looked at
 */
record MarkForm(int seen, Assessments.Said said, boolean giveBack) {

    /** What is too long is cut: the page does not let it be typed. */
    static MarkForm of(Map<String, String> typed, List<MarkingRow> rows) {
        return new MarkForm(
                number(typed.get("seen"), -1),
                new Assessments.Said(words(typed.get("overall")), judgements(typed, rows), typed.containsKey("again")),
                "give-back".equals(typed.get("act")));
    }

    private static List<Judgement> judgements(Map<String, String> typed, List<MarkingRow> rows) {
        return rows.stream()
                .map(row -> new Judgement(
                        row.criterion(),
                        row.step(rank(typed.get("level-" + row.criterion())))
                                .map(MarkingRow.Step::rank)
                                .orElse(null),
                        words(typed.get("remark-" + row.criterion()))))
                .toList();
    }

    /** @param reasoned whether a level needs a reason */
    boolean isComplete(boolean reasoned) {
        return said.judgements().stream()
                .allMatch(judgement -> judgement.rank() != null
                        && !(reasoned && judgement.remark().isBlank()));
    }

    private static @Nullable Integer rank(@Nullable String typed) {
        int rank = number(typed, -1);
        return rank < 0 ? null : rank;
    }

    private static int number(@Nullable String typed, int otherwise) {
        return typed != null && typed.matches("[0-9]{1,9}") ? Integer.parseInt(typed) : otherwise;
    }

    private static String words(@Nullable String typed) {
        String clean = typed == null ? "" : typed.replace("\0", "").strip();
        return clean.length() > Assessments.LONGEST_REMARK ? clean.substring(0, Assessments.LONGEST_REMARK) : clean;
    }
}

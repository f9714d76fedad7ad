package org.cairn.competency.web;

import java.util.List;
import org.cairn.competency.Finding;

/** What the linter advises. */
record AdvicePage(List<Line> lines) {

    /**
     * One finding.
     *
     * @param field title, statement, criteria or criterion
     * @param number of the criterion, from 1, or 0
     */
    record Line(String slug, String field, int number, String language, List<Object> args) {}

    static AdvicePage of(List<Finding> findings) {
        return new AdvicePage(findings.stream().map(AdvicePage::line).toList());
    }

    private static Line line(Finding finding) {
        boolean one = finding.field().endsWith("]");
        int number = one ? Integer.parseInt(finding.field().replaceAll("\\D", "")) + 1 : 0;
        return new Line(
                finding.rule().slug(), one ? "criterion" : finding.field(), number, finding.language(), finding.args());
    }
}

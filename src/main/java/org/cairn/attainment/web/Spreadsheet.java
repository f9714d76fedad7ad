package org.cairn.attainment.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.attainment.web.SimulatorPage.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Learners as comma-separated values (RFC 4180). */
@Component
class Spreadsheet {

    private static final String COLUMNS = "learner,id,now,before,competency,share";
    /** What a spreadsheet would take for a formula (OWASP, CSV injection). */
    private static final String FORMULA = "=+-@\t\r";

    private final MessageSource messages;

    Spreadsheet(MessageSource messages) {
        this.messages = messages;
    }

    String of(List<Row> rows, Locale locale) {
        List<String> lines = new ArrayList<>();
        lines.add(line(List.of(COLUMNS.split(",")).stream()
                .map(column -> messages.getMessage("attainment.simulator.csv." + column, null, locale))
                .toList()));
        rows.forEach(row -> lines.add(line(List.of(
                row.name() == null ? "" : row.name(),
                row.subject(),
                state(row.now(), locale),
                state(row.before(), locale),
                row.weakest() == null ? "" : row.weakest(),
                percent(row.share())))));
        // The mark at the beginning tells a spreadsheet that this is UTF-8.
        return "\ufeff" + String.join("\r\n", lines) + "\r\n";
    }

    private String state(@Nullable Status status, Locale locale) {
        return status == null ? "" : messages.getMessage("attainment.simulator.state." + status, null, locale);
    }

    /** For a machine: a point in every language. */
    private static String percent(@Nullable BigDecimal share) {
        return share == null ? "" : share.movePointRight(2).stripTrailingZeros().toPlainString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Spreadsheet::cell).collect(Collectors.joining(","));
    }

    static String cell(String text) {
        String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}

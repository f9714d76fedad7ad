package org.cairn.joining.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cairn.joining.RegistrarRow;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What comes of each line, as comma-separated values (RFC 4180) in the columns of the file that was brought. */
@Component
class Report {

    /** What a spreadsheet would take for a formula (OWASP, CSV injection). */
    private static final String FORMULA = "=+-@\t\r";

    private final MessageSource messages;

    Report(MessageSource messages) {
        this.messages = messages;
    }

    void write(List<RegistrarRow> rows, Writer out, Locale locale) throws IOException {
        // The mark at the beginning tells a spreadsheet that this is UTF-8.
        out.write('\ufeff');
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord("line", "person", "platform", "user", "number", "outcome");
        rows.forEach(row -> csv.writeRecord(Stream.of(
                        String.valueOf(row.line()),
                        row.person(),
                        row.platform(),
                        row.user(),
                        row.number(),
                        messages.getMessage("joining.outcome." + row.outcome(), null, locale))
                .map(Report::harmless)
                .toList()));
        csv.flush();
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}

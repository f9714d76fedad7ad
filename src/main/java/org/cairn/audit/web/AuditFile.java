package org.cairn.audit.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import org.cairn.audit.AuditEvent;
import org.cairn.audit.AuditLog;
import org.jspecify.annotations.Nullable;

/** The audit trail as comma-separated values (RFC 4180): ids, times and hashes, and nothing that a person has typed. */
record AuditFile(CsvWriter csv) {

    private static final List<String> COLUMNS = List.of(
            "number",
            "happened_at",
            "action",
            "actor_kind",
            "actor",
            "person",
            "course",
            "award",
            "case",
            "step",
            "batch",
            "microcredential",
            "content_hash",
            "chain_hash");

    static AuditFile to(Writer out) {
        AuditFile file = new AuditFile(CsvWriter.builder().build(out));
        file.csv.writeRecord(COLUMNS);
        return file;
    }

    void add(AuditLog.Entry entry) {
        AuditEvent event = entry.event();
        csv.writeRecord(
                text(entry.seal()),
                text(event.at()),
                event.action(),
                text(event.actor().kind()),
                text(event.actor().id()),
                text(event.person()),
                text(event.course()),
                text(event.award()),
                text(event.inCase()),
                text(event.step()),
                text(event.batch()),
                text(event.microcredential()),
                text(entry.content()),
                text(entry.hash()));
    }

    void end() throws IOException {
        csv.flush();
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}

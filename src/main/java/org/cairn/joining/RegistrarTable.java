package org.cairn.joining;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.cairn.joining.RegistrarRow.Outcome;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;

/** A registrar's file as comma- or semicolon-separated values (RFC 4180), found by the names of its columns. */
final class RegistrarTable {

    static final int MOST_ROWS = 5_000;

    private static final int LONGEST_CELL = 255;

    private RegistrarTable() {}

    /** What is no UTF-8 is Windows-1252, in which every byte means something. */
    static String text(byte[] bytes) {
        try {
            // Unlike the constructor of a text, a decoder refuses what it cannot read.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    /**
     * The lines, with nobody found yet.
     *
     * @throws Refusal INVALID where it is no such table
     */
    static List<RegistrarRow> rows(String text) {
        String first = text.lines().findFirst().orElse("");
        List<RegistrarRow> rows = new ArrayList<>();
        Map<String, Integer> columns = new HashMap<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(first.contains(";") ? ';' : ',')
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord row : reader) {
                if (columns.isEmpty()) {
                    columns.putAll(columns(row));
                } else {
                    rows.add(row(row, columns));
                }
                if (rows.size() > MOST_ROWS) {
                    throw new Refusal(Problem.INVALID, "joining.file-too-long", MOST_ROWS);
                }
            }
        } catch (CsvParseException e) {
            throw (Refusal) new Refusal(Problem.INVALID, "joining.no-table").initCause(e);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be closed", e);
        }
        return rows;
    }

    private static Map<String, Integer> columns(CsvRecord head) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < Math.min(head.getFieldCount(), LONGEST_CELL); i++) {
            columns.putIfAbsent(head.getField(i).strip().toLowerCase(Locale.ROOT), i);
        }
        boolean whole = Stream.of("person", "platform").allMatch(columns::containsKey)
                && Stream.of("user", "number").anyMatch(columns::containsKey);
        if (!whole) {
            throw new Refusal(Problem.INVALID, "joining.no-table");
        }
        return columns;
    }

    private static RegistrarRow row(CsvRecord row, Map<String, Integer> columns) {
        return new RegistrarRow(
                Math.toIntExact(row.getStartingLineNumber()),
                cell(row, columns.get("person")),
                cell(row, columns.get("platform")),
                cell(row, columns.getOrDefault("user", -1)),
                cell(row, columns.getOrDefault("number", -1)),
                Outcome.NOBODY,
                null);
    }

    private static String cell(CsvRecord row, int column) {
        String text = column < 0 || column >= row.getFieldCount()
                ? ""
                : row.getField(column).replaceAll("\\p{Cntrl}+", " ").strip();
        return text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text;
    }
}

package org.cairn.competency;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A table as spreadsheets save it (RFC 4180). The separator and the encoding are found out, since a French Excel writes
 * semicolons and an old one Windows-1252.
 *
 * @param rows without those that are empty
 * @param unclosed the line of a row in which a quotation mark is opened and never closed: the rest of the file is in it
 */
record CsvTable(List<Row> rows, OptionalInt unclosed) {

    /** Stands behind the last line, and on its own unless a quotation mark is still open there. */
    private static final String END = "\uE000";

    /** A row, and the line on which it begins, from 1. */
    record Row(int line, List<String> cells) {

        String cell(int index) {
            return index >= 0 && index < cells.size() ? cells.get(index).strip() : "";
        }

        private boolean isEmpty() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    static CsvTable of(String text) {
        List<Row> rows = rows(text + "\n" + END);
        Row last = rows.get(rows.size() - 1);
        return new CsvTable(
                rows.stream()
                        .limit(rows.size() - 1L)
                        .filter(row -> !row.isEmpty())
                        .toList(),
                last.cells().equals(List.of(END)) ? OptionalInt.empty() : OptionalInt.of(last.line()));
    }

    private static List<Row> rows(String text) {
        List<Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .ofCsvRecord(text)) {
            reader.forEach(row ->
                    rows.add(new Row(Math.toIntExact(row.getStartingLineNumber()), List.copyOf(row.getFields()))));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be closed", e);
        }
        return rows;
    }

    /** The one that stands most often in the first line, outside quotation marks. */
    private static char separator(String text) {
        String first = text.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("")
                .replaceAll("\"[^\"]*\"", "");
        return Stream.of(',', ';', '\t')
                .max(Comparator.comparingLong(
                        candidate -> first.chars().filter(c -> c == candidate).count()))
                .orElse(',');
    }

    /** UTF-16 says so itself; what is no UTF-8 is Windows-1252, in which every byte means something. */
    static String decoded(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        try {
            // Unlike the constructor of a text, a decoder refuses what it cannot read
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }
}

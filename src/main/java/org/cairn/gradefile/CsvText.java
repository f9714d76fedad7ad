package org.cairn.gradefile;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A table as an LMS exports it and spreadsheets save it (RFC 4180): the encoding and the separator are found out. */
final class CsvText {

    private static final Map<Character, String> SEPARATORS =
            Map.of(',', "comma", ';', "semicolon", '\t', "tab", ':', "colon");

    /** Stands behind the last line, and on its own unless a quotation mark is still open there. */
    private static final String END = "\uE000";

    private static final int LOOKED_AT = 2000;

    private CsvText() {}

    /** @throws Unreadable where it is no text, or too large a table */
    static GradeTable read(byte[] bytes) {
        Decoded decoded = decode(bytes);
        int nul = decoded.text().indexOf('\0');
        if (nul >= 0) {
            throw Unreadable.at(lineAt(decoded.text(), nul), "no-text");
        }
        Hinted hinted = Hinted.of(decoded.text());
        return new GradeTable(
                rows(hinted), new GradeTable.Found(decoded.encoding(), SEPARATORS.get(hinted.separator()), null));
    }

    private record Decoded(String text, String encoding) {}

    /** What is no UTF-8 is Windows-1252, in which every byte means something. UTF-16 shows by its mark or by its zeros. */
    private static Decoded decode(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
            return utf16(bytes, StandardCharsets.UTF_16LE);
        }
        if (bytes.length > 1 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
            return utf16(bytes, StandardCharsets.UTF_16BE);
        }
        if (zeros(bytes, 1) * 3 > Math.min(bytes.length, LOOKED_AT) && zeros(bytes, 0) == 0) {
            return utf16(bytes, StandardCharsets.UTF_16LE);
        }
        if (zeros(bytes, 0) * 3 > Math.min(bytes.length, LOOKED_AT) && zeros(bytes, 1) == 0) {
            return utf16(bytes, StandardCharsets.UTF_16BE);
        }
        try {
            // Unlike the constructor of a text, a decoder refuses what it cannot read.
            return new Decoded(
                    withoutMark(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString()),
                    "UTF-8");
        } catch (CharacterCodingException e) {
            return new Decoded(new String(bytes, Charset.forName("windows-1252")), "Windows-1252");
        }
    }

    private static Decoded utf16(byte[] bytes, Charset charset) {
        return new Decoded(withoutMark(new String(bytes, charset)), "UTF-16");
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static int zeros(byte[] bytes, int from) {
        int zeros = 0;
        for (int i = from; i < Math.min(bytes.length, LOOKED_AT); i += 2) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    /** The text behind the line in which a spreadsheet says what separates, if there is one. */
    private record Hinted(String text, char separator, int before) {

        static Hinted of(String text) {
            if (text.regionMatches(true, 0, "sep=", 0, 4)
                    && text.length() > 5
                    && SEPARATORS.containsKey(text.charAt(4))
                    && text.indexOf('\n') >= 0
                    && text.substring(5, text.indexOf('\n')).isBlank()) {
                return new Hinted(text.substring(text.indexOf('\n') + 1), text.charAt(4), 1);
            }
            return new Hinted(text, guess(text), 0);
        }
    }

    /**
     * The one that stands most often in the first line, outside quotation marks. A colon stands in titles of activities, so
     * that it separates only where nothing else does.
     */
    private static char guess(String text) {
        String first = text.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("")
                .replaceAll("\"[^\"]*\"", "");
        char most = Stream.of(',', ';', '\t')
                .max(Comparator.comparingLong(candidate -> count(first, candidate)))
                .orElse(',');
        return count(first, most) == 0 && count(first, ':') > 0 ? ':' : most;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static List<GradeTable.Row> rows(Hinted hinted) {
        GradeTable.Rows rows = new GradeTable.Rows();
        boolean ended = false;
        int line = 1;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(hinted.separator())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .ofCsvRecord(hinted.text() + "\n" + END)) {
            for (CsvRecord row : reader) {
                line = Math.toIntExact(row.getStartingLineNumber()) + hinted.before();
                ended = row.getFields().equals(List.of(END));
                if (!ended) {
                    mustHaveColumns(row, line);
                    rows.add(line, row.getFields());
                }
            }
        } catch (CsvParseException e) {
            // A cell or a row that is longer than the reader's buffer: more than any file that we take.
            throw (Unreadable) Unreadable.at(line + 1, "no-text").initCause(e);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be closed", e);
        }
        if (!ended) {
            throw Unreadable.at(line, "open-quote");
        }
        return rows.all();
    }

    /** Millions of separators in one line are an attack on whoever copies them. */
    private static void mustHaveColumns(CsvRecord row, int line) {
        if (row.getFieldCount() > 10 * GradeTable.MOST_COLUMNS) {
            throw Unreadable.at(line, "too-many-columns", GradeTable.MOST_COLUMNS);
        }
    }

    private static int lineAt(String text, int index) {
        return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
    }
}

package org.cairn.gradefile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a file, whatever kind of file it is.
 *
 * @param rows without those that are empty
 */
record GradeTable(List<Row> rows, Found found) {

    static final int MOST_BYTES = 5 * 1024 * 1024;
    static final int MOST_ROWS = 50_000;
    static final int MOST_COLUMNS = 500;

    GradeTable {
        rows = Collections.unmodifiableList(rows);
    }

    /** A row, and the line on which it begins, from 1. */
    record Row(int line, List<String> cells) {

        Row {
            cells = Collections.unmodifiableList(cells);
        }

        String cell(int index) {
            return index >= 0 && index < cells.size() ? cells.get(index).strip() : "";
        }

        boolean isEmpty() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /**
     * What the file turned out to be.
     *
     * @param encoding of a text, as people call it
     * @param separator of a text: comma, semicolon, tab or colon
     * @param sheet the only one that is read, of a spreadsheet
     */
    record Found(
            @Nullable String encoding,
            @Nullable String separator,
            @Nullable String sheet) {}

    /** @throws Unreadable where it is no table, or too large a one */
    static GradeTable of(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw Unreadable.because("too-large", MOST_BYTES / 1024 / 1024);
        }
        if (startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw Unreadable.because("old-excel");
        }
        GradeTable table = startsWith(bytes, 'P', 'K') ? Workbook.read(bytes) : CsvText.read(bytes);
        if (table.rows().size() < 2) {
            throw Unreadable.because("no-rows");
        }
        return table;
    }

    private static boolean startsWith(byte[] bytes, int... first) {
        if (bytes.length < first.length) {
            return false;
        }
        for (int i = 0; i < first.length; i++) {
            if ((bytes[i] & 0xFF) != first[i]) {
                return false;
            }
        }
        return true;
    }

    /** Gathers rows, and stops at what no gradebook has. */
    static final class Rows {
        private final List<Row> rows = new ArrayList<>();

        void add(int line, List<String> cells) {
            int width = cells.size();
            while (width > 0 && cells.get(width - 1).isBlank()) {
                width--;
            }
            if (width == 0) {
                return;
            }
            if (width > MOST_COLUMNS) {
                throw Unreadable.at(line, "too-many-columns", MOST_COLUMNS);
            }
            // The head is a row too, and so are those in which Canvas states what each column is out of.
            if (rows.size() >= MOST_ROWS + 3) {
                throw Unreadable.at(line, "too-many-rows", MOST_ROWS);
            }
            rows.add(new Row(line, List.copyOf(cells.subList(0, width))));
        }

        List<Row> all() {
            return Collections.unmodifiableList(rows);
        }
    }
}

package org.cairn.gradefile.web;

import java.util.List;
import org.cairn.gradefile.Column;
import org.cairn.gradefile.GradeFiles;
import org.cairn.gradefile.Use;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a file, to be looked at.
 *
 * @param asked those that somebody is asked about
 * @param settled the titles of the others that have one
 */
record ColumnsPage(
        String name,
        String product,
        @Nullable String encoding,
        @Nullable String separator,
        @Nullable String sheet,
        int rows,
        List<Asked> asked,
        List<String> settled,
        List<String> own,
        List<String> uses) {

    /** @param twin a line item from elsewhere that may be the same */
    record Asked(
            int index,
            String title,
            List<String> samples,
            @Nullable String twin) {

        /** What its fields are called. */
        public String path() {
            return "columns[" + index + "].";
        }
    }

    static ColumnsPage of(GradeFiles.Contents contents) {
        return new ColumnsPage(
                contents.name(),
                contents.product(),
                contents.encoding(),
                contents.separator(),
                contents.sheet(),
                contents.rows(),
                contents.columns().stream()
                        .filter(column -> !column.settled())
                        .map(column -> new Asked(
                                column.index(),
                                column.title(),
                                column.samples(),
                                contents.twins().get(column.index())))
                        .toList(),
                contents.columns().stream()
                        .filter(Column::settled)
                        .map(Column::title)
                        .filter(title -> !title.isEmpty() && !contents.own().contains(title))
                        .distinct()
                        .limit(30)
                        .toList(),
                contents.own(),
                java.util.Arrays.stream(Use.values()).map(Use::name).toList());
    }
}

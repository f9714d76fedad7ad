package org.cairn.competency;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * How well something is done, as a table: criteria in rows, levels in columns, and in each cell what the criterion looks
 * like at the level (CASE: CFRubric). It belongs to no competency, so that one can be used again for another.
 */
public record Rubric(Bilingual name, List<Column> columns, List<Row> rows) {

    /** A level; its rank is its place, from 1. */
    public record Column(Bilingual label, @Nullable Bilingual description, java.math.BigDecimal lowerCut) {}

    /** A criterion by its place, with a cell for each column. */
    public record Row(List<Optional<Bilingual>> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    public Rubric {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    public static Rubric of(Competency competency) {
        List<Level> levels = competency.scale().levels();
        return new Rubric(
                competency.scale().name(),
                levels.stream()
                        .map(level -> new Column(level.label(), level.description(), level.lowerCut()))
                        .toList(),
                competency.criteria().stream()
                        .map(criterion -> new Row(levels.stream()
                                .map(level -> criterion.descriptor(level.rank()))
                                .toList()))
                        .toList());
    }

    /** The competency judged by this table: its criteria stay, their cells come by their place. */
    public Competency on(Competency competency) {
        List<Level> levels = new ArrayList<>();
        for (Column column : columns) {
            int rank = levels.size() + 1;
            levels.add(new Level(
                    Level.idOf(competency.id(), rank), rank, column.label(), column.description(), column.lowerCut()));
        }
        List<Criterion> criteria = new ArrayList<>();
        for (Criterion criterion : competency.criteria()) {
            Optional<Row> row =
                    criteria.size() < rows.size() ? Optional.of(rows.get(criteria.size())) : Optional.empty();
            criteria.add(new Criterion(
                    criterion.id(),
                    criterion.text(),
                    criterion.critical(),
                    criterion.inferred(),
                    row.map(this::descriptors).orElse(List.of())));
        }
        return new Competency(
                competency.id(),
                competency.code(),
                competency.title(),
                competency.statement(),
                criteria,
                new ProficiencyScale(name, levels),
                competency.details());
    }

    private List<Criterion.Descriptor> descriptors(Row row) {
        List<Criterion.Descriptor> descriptors = new ArrayList<>();
        for (int i = 0; i < Math.min(row.cells().size(), columns.size()); i++) {
            int rank = i + 1;
            row.cells().get(i).ifPresent(text -> descriptors.add(new Criterion.Descriptor(rank, text)));
        }
        return descriptors;
    }
}

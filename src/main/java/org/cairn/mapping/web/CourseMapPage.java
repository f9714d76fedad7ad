package org.cairn.mapping.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.Examples.Example;
import org.cairn.mapping.Mapping;
import org.cairn.mapping.RuleSentences.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * The matrix: activities in rows, criteria in columns under their competencies.
 *
 * @param uncovered what is missing before the map can be published
 * @param warnings criteria without an activity that do not keep it from being published
 */
record CourseMapPage(
        UUID id,
        UUID version,
        String title,
        int versionNumber,
        boolean versionIsDraft,
        CourseMap.State state,
        List<Group> groups,
        List<Row> rows,
        List<Open> uncovered,
        List<Open> warnings,
        List<String> gone,
        List<Sentence> english,
        List<Sentence> french,
        @Nullable Example example) {

    public boolean isDraft() {
        return state == CourseMap.State.DRAFT;
    }

    public boolean canBePublished() {
        return uncovered.isEmpty() && gone.isEmpty();
    }

    public int columns() {
        return groups.stream().mapToInt(group -> group.columns().size()).sum();
    }

    /** A competency and its columns. */
    record Group(
            int number, String title, BigDecimal threshold, BigDecimal weight, boolean open, List<Column> columns) {}

    /** A criterion; {@code first} of its group. */
    record Column(UUID id, String number, String text, boolean critical, int activities, boolean first) {

        public boolean isOpen() {
            return activities == 0;
        }
    }

    /** An activity. */
    record Row(
            UUID id,
            String label,
            BigDecimal maximum,
            boolean gone,
            List<Note> notes,
            int criteria,
            List<Cell> cells) {}

    /** What a row is held to in a competency. */
    record Note(
            String competency,
            boolean required,
            @Nullable BigDecimal minimum,
            @Nullable Integer sequence,
            @Nullable String group,
            @Nullable Integer take) {

        static Note of(String competency, Mapping mapping) {
            return new Note(
                    competency,
                    mapping.required(),
                    mapping.minimum(),
                    mapping.sequence(),
                    mapping.group(),
                    mapping.take());
        }
    }

    /** A cell; without a weight it is empty. */
    record Cell(Column column, @Nullable BigDecimal weight, boolean required) {

        public boolean isHeavy() {
            return weight != null && weight.compareTo(BigDecimal.valueOf(2)) >= 0;
        }
    }

    /** Something without an activity. */
    record Open(String number, String text) {}
}

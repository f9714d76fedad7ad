package org.cairn.gradebook.web;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cairn.gradebook.Gradebook.Held;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.SourceReading;
import org.cairn.gradebook.Troubles;
import org.jspecify.annotations.Nullable;

/**
 * Where the grades of a course come from, and what is held of each activity.
 *
 * @param sources that have been read in the course, the platform's own gradebook first
 */
record GradebookPage(List<Source> sources, List<Row> rows) {

    /** @param name of the source, the end of a message key */
    record Source(
            String name, @Nullable Instant readAt, @Nullable String failure, int lineItems, int results) {}

    /**
     * @param page where it is opened in the platform
     * @param readAt when its source was last read whole
     * @param failing whether its source did not answer the last time
     * @param instead where it is gone: the title of what is surely the same, made anew
     */
    record Row(
            String title,
            @Nullable URI page,
            String source,
            BigDecimal maximum,
            @Nullable Instant readAt,
            int graded,
            int without,
            int doubts,
            boolean removed,
            boolean failing,
            @Nullable String instead) {}

    /**
     * A score far above its maximum.
     *
     * @param learner their name, or what the platform calls them
     * @param points and {@code maximum}: as they were read
     */
    record FarAbove(
            UUID lineItem,
            String label,
            String subject,
            String learner,
            String score,
            BigDecimal points,
            BigDecimal maximum) {

        static FarAbove of(Troubles.FarAbove one, Optional<String> name) {
            return new FarAbove(
                    one.lineItem().value(),
                    one.label(),
                    one.subject(),
                    name.orElse(one.subject()),
                    one.score(),
                    one.points(),
                    one.maximum());
        }
    }

    static GradebookPage of(List<SourceReading> readings, List<Held> held) {
        Map<String, SourceReading> bySource = readings.stream()
                .collect(Collectors.toMap(reading -> reading.source().value(), Function.identity()));
        return new GradebookPage(
                readings.stream()
                        .map(reading -> new Source(
                                reading.source().value(),
                                reading.readAt().orElse(null),
                                reading.failure().orElse(null),
                                reading.lineItems(),
                                reading.results()))
                        .toList(),
                held.stream()
                        .map(one ->
                                row(one, bySource.get(one.lineItem().source().value())))
                        .toList());
    }

    private static Row row(Held held, @Nullable SourceReading reading) {
        LineItem item = held.lineItem();
        return new Row(
                item.label(),
                item.page(),
                item.source().value(),
                item.scoreMaximum(),
                reading == null ? null : reading.readAt().orElse(null),
                held.graded(),
                held.without(),
                held.doubts(),
                item.removed(),
                reading != null && reading.failure().isPresent(),
                held.instead().map(LineItem::label).orElse(null));
    }
}

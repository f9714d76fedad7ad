package org.cairn.gradebook;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every change of a result that was seen, and which is the newest. */
@Repository
class Results {

    private static final int BATCH = 1000;

    private static final String COLUMNS =
            "n.line_item_id, n.person_id, n.status, n.score, n.maximum, n.observed_at, n.first_graded_at, n.graded_at";

    private static final String NEWEST = "SELECT " + COLUMNS + """
            , l.removed FROM newest_result n
            JOIN line_item l ON l.id = n.line_item_id
            WHERE l.course_id = :course AND l.purpose = 'EVIDENCE'
            """;

    private static final String RESULT_INSERT = """
            INSERT INTO result (id, line_item_id, person_id, status, score, maximum, graded_at, observed_at, hash)
            SELECT u.id, CAST(? AS UUID), u.person, u.status, u.score, u.maximum, u.graded,
              CAST(? AS TIMESTAMP WITH TIME ZONE), u.hash
            FROM UNNEST(
              CAST(? AS UUID ARRAY), CAST(? AS UUID ARRAY), CAST(? AS VARCHAR ARRAY),
              CAST(? AS NUMERIC(40, 20) ARRAY), CAST(? AS NUMERIC(40, 20) ARRAY),
              CAST(? AS TIMESTAMP WITH TIME ZONE ARRAY), CAST(? AS VARCHAR ARRAY))
              AS u (id, person, status, score, maximum, graded, hash)""";

    private static final String NEWEST_INSERT = """
            INSERT INTO newest_result (line_item_id, person_id, result_id, status, score, maximum, observed_at,
              first_graded_at, graded_at)
            SELECT CAST(? AS UUID), u.person, u.id, u.status, u.score, u.maximum, CAST(? AS TIMESTAMP WITH TIME ZONE),
              u.graded, u.graded
            FROM UNNEST(
              CAST(? AS UUID ARRAY), CAST(? AS UUID ARRAY), CAST(? AS VARCHAR ARRAY),
              CAST(? AS NUMERIC(40, 20) ARRAY), CAST(? AS NUMERIC(40, 20) ARRAY),
              CAST(? AS TIMESTAMP WITH TIME ZONE ARRAY))
              AS u (id, person, status, score, maximum, graded)""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    private final Clock clock;

    Results(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** The newest of each line item and person; what stood in a line item that is gone is REMOVED. */
    List<Result> newest(CourseId course) {
        return jdbc.sql(NEWEST + " ORDER BY n.person_id, n.line_item_id")
                .param("course", course.value())
                .query(Results::shown)
                .list();
    }

    List<Result> newest(CourseId course, PersonId person) {
        return jdbc.sql(NEWEST + " AND n.person_id = :person ORDER BY n.line_item_id")
                .param("course", course.value())
                .param("person", person.value())
                .query(Results::shown)
                .list();
    }

    List<Result> newest(CourseId course, Collection<PersonId> persons) {
        return persons.isEmpty()
                ? List.of()
                : jdbc.sql(NEWEST + " AND n.person_id IN (:persons)")
                        .withFetchSize(BATCH)
                        .param("course", course.value())
                        .param("persons", persons.stream().map(PersonId::value).toList())
                        .query(Results::shown)
                        .list();
    }

    /** How many learners have a score in a line item, how many something else, and how many values were put aside. */
    record Counts(int graded, int without, int doubts) {

        static final Counts NONE = new Counts(0, 0, 0);
    }

    Map<LineItemId, Counts> counts(CourseId course) {
        Map<LineItemId, Counts> counts = new HashMap<>();
        jdbc.sql("""
                        SELECT l.id, count(CASE WHEN n.status = 'GRADED' THEN 1 END) AS graded, count(n.status) AS held,
                          (SELECT count(*) FROM quarantined_value q WHERE q.line_item_id = l.id AND q.accepted_at IS NULL) AS doubts
                        FROM line_item l
                        LEFT JOIN newest_result n ON n.line_item_id = l.id
                        WHERE l.course_id = :course AND l.purpose = 'EVIDENCE' GROUP BY l.id""").param("course", course.value()).query(row -> {
            counts.put(
                    new LineItemId(row.getObject("id", UUID.class)),
                    new Counts(row.getInt("graded"), row.getInt("held") - row.getInt("graded"), row.getInt("doubts")));
        });
        return counts;
    }

    /** How many results of a person are held, whatever the course. */
    int count(PersonId person) {
        return jdbc.sql("SELECT count(*) FROM newest_result WHERE person_id = :person")
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    /** A newest result, and the latest time of the platform's own that came with it. */
    record Standing(Result result, @Nullable Instant latestGradedAt) {}

    List<Standing> standing(LineItemId lineItem) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM newest_result n WHERE n.line_item_id = :item")
                .withFetchSize(BATCH)
                .param("item", lineItem.value())
                .query((row, n) -> new Standing(result(row), Columns.optionalInstant(row, "graded_at")))
                .list();
    }

    Set<PersonId> personsIn(Collection<LineItemId> lineItems) {
        if (lineItems.isEmpty()) {
            return Set.of();
        }
        return jdbc
                .sql("SELECT DISTINCT person_id FROM newest_result WHERE line_item_id IN (:items)")
                .param("items", lineItems.stream().map(LineItemId::value).toList())
                .query((row, n) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Adds results of one line item, seen at one time; each becomes the newest of its person. */
    void add(List<Result> first, List<Result> next) {
        for (List<Result> some : parts(first)) {
            List<UUID> ids = add(some);
            batches.update(NEWEST_INSERT, row -> bind(row, some, ids));
        }
        for (List<Result> some : parts(next)) {
            List<UUID> ids = add(some);
            batches.batchUpdate(
                    """
                    UPDATE newest_result SET result_id = ?, status = ?, score = ?, maximum = ?, observed_at = ?,
                      first_graded_at = ?, graded_at = COALESCE(?, graded_at)
                     WHERE line_item_id = ? AND person_id = ?""",
                    IntStream.range(0, some.size())
                            .mapToObj(i -> moved(ids.get(i), some.get(i)))
                            .toList());
        }
    }

    private List<UUID> add(List<Result> some) {
        long now = clock.millis();
        List<UUID> ids = IntStream.range(0, some.size())
                .mapToObj(i -> timeOrdered(now, i))
                .toList();
        batches.update(RESULT_INSERT, row -> {
            bind(row, some, ids);
            row.setArray(9, array(row, "varchar", some, Result::hash));
        });
        return ids;
    }

    /** Many rows for one statement: a database spends more on a statement than on a row. */
    private static void bind(PreparedStatement row, List<Result> some, List<UUID> ids) throws SQLException {
        row.setObject(1, some.get(0).lineItem().value());
        row.setObject(2, Columns.time(some.get(0).observedAt()));
        row.setArray(3, row.getConnection().createArrayOf("uuid", ids.toArray()));
        row.setArray(4, array(row, "uuid", some, result -> result.person().value()));
        row.setArray(5, array(row, "varchar", some, result -> result.status().name()));
        row.setArray(6, array(row, "numeric", some, Result::score));
        row.setArray(7, array(row, "numeric", some, Result::maximum));
        row.setArray(8, array(row, "timestamptz", some, result -> Columns.time(result.gradedAt())));
    }

    /** A UUID of version 7 (RFC 9562, 5.7, with a counter as in 6.2): rows that come together lie together in the index. */
    private static UUID timeOrdered(long millis, int counter) {
        return new UUID(
                (millis << 16) | (7L << 12) | (counter & 0xFFF),
                UUID.randomUUID().getLeastSignificantBits());
    }

    private static Array array(
            PreparedStatement row, String type, List<Result> some, Function<Result, @Nullable Object> column)
            throws SQLException {
        return row.getConnection().createArrayOf(type, some.stream().map(column).toArray());
    }

    private static List<List<Result>> parts(List<Result> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + BATCH)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + BATCH)))
                .toList();
    }

    /** The result stayed the same; the platform's time of it moved on. */
    void confirmed(List<Result> same) {
        batch(
                "UPDATE newest_result SET graded_at = ? WHERE line_item_id = ? AND person_id = ?",
                same.stream()
                        .map(result -> new @Nullable Object[] {
                            Columns.time(result.gradedAt()),
                            result.lineItem().value(),
                            result.person().value()
                        })
                        .toList());
    }

    private void batch(String sql, List<@Nullable Object[]> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            batches.batchUpdate(sql, rows.subList(from, Math.min(rows.size(), from + BATCH)));
        }
    }

    private static @Nullable Object[] moved(UUID id, Result result) {
        return new @Nullable Object[] {
            id,
            result.status().name(),
            result.score(),
            result.maximum(),
            Columns.time(result.observedAt()),
            Columns.time(result.gradedAt()),
            Columns.time(result.gradedAt()),
            result.lineItem().value(),
            result.person().value()
        };
    }

    private static Result shown(ResultSet row, int n) throws SQLException {
        Result result = result(row);
        return row.getBoolean("removed")
                ? new Result(
                        result.lineItem(),
                        result.person(),
                        Result.Status.REMOVED,
                        null,
                        null,
                        result.observedAt(),
                        result.gradedAt())
                : result;
    }

    private static Result result(ResultSet row) throws SQLException {
        return new Result(
                new LineItemId(row.getObject("line_item_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                Result.Status.valueOf(row.getString("status")),
                plain(row.getBigDecimal("score")),
                plain(row.getBigDecimal("maximum")),
                Columns.instant(row, "observed_at"),
                Columns.optionalInstant(row, "first_graded_at"));
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        return number == null ? null : Figure.plain(number);
    }
}

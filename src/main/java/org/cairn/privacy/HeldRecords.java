package org.cairn.privacy;

import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.PersonalRecords;
import org.cairn.shared.PersonalRecords.Fading;
import org.cairn.shared.PersonalRecords.Told;
import org.cairn.shared.PersonalRecords.Use;
import org.cairn.shared.PersonalRecords.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What all modules hold of persons, in their own words: read row by row, forgotten module by module. */
@Repository
class HeldRecords {

    /** PostgreSQL keeps to these within a transaction only. */
    private static final int ROWS_AT_ONCE = 200;

    private static final int FILES_AT_ONCE = 1;

    private final List<PersonalRecords> modules;
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate rows;
    private final NamedParameterJdbcTemplate files;

    HeldRecords(List<PersonalRecords> modules, JdbcClient jdbc, DataSource source) {
        this.modules = modules.stream()
                .sorted(Comparator.comparing(PersonalRecords::last).thenComparing(PersonalRecords::module))
                .toList();
        this.jdbc = jdbc;
        this.rows = reading(source, ROWS_AT_ONCE);
        this.files = reading(source, FILES_AT_ONCE);
    }

    private static NamedParameterJdbcTemplate reading(DataSource source, int atOnce) {
        JdbcTemplate template = new JdbcTemplate(source);
        template.setFetchSize(atOnce);
        return new NamedParameterJdbcTemplate(template);
    }

    /** What is told of persons, without the files; whom it is about comes first. */
    List<Told> sections(boolean usedAlone) {
        return told(usedAlone).filter(told -> !isOfFiles(told)).toList();
    }

    List<Told> files(boolean usedAlone) {
        return told(usedAlone).filter(HeldRecords::isOfFiles).toList();
    }

    private Stream<Told> told(boolean usedAlone) {
        return modules.stream()
                .sorted(Comparator.comparing(module -> !module.last()))
                .flatMap(module -> module.told().stream())
                .filter(told -> !usedAlone || told.use() == Use.FOR_DECISIONS);
    }

    private static boolean isOfFiles(Told told) {
        return told.statement().contains("AS content") || told.statement().contains(".content");
    }

    List<Fading> fading() {
        return modules.stream().flatMap(module -> module.fading().stream()).toList();
    }

    /** Row after row, as columns by their names; nothing is gathered. */
    void each(Told told, Collection<PersonId> persons, Row out) {
        (isOfFiles(told) ? files : rows)
                .query(told.statement(), Map.of("persons", values(persons)), (RowCallbackHandler)
                        row -> out.take(told.opened().apply(read(row))));
    }

    /** What is done with a row. */
    @FunctionalInterface
    interface Row {
        void take(Map<String, @Nullable Object> columns);
    }

    private static Map<String, @Nullable Object> read(ResultSet row) throws SQLException {
        ResultSetMetaData said = row.getMetaData();
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (int i = 1; i <= said.getColumnCount(); i++) {
            String name = said.getColumnLabel(i).toLowerCase(Locale.ROOT);
            columns.put(name, name.equals("content") ? row.getBytes(i) : value(row, i));
        }
        return columns;
    }

    /** The same of both databases. */
    private static @Nullable Object value(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        if (value instanceof Clob) {
            return row.getString(column);
        }
        return value instanceof Timestamp || value instanceof OffsetDateTime
                ? row.getObject(column, OffsetDateTime.class).toInstant()
                : value;
    }

    /** When a decision about them was last made, if ever. */
    Optional<Instant> lastDecision(Collection<PersonId> persons) {
        return modules.stream()
                .flatMap(module -> module.decided().stream())
                .flatMap(sql -> Optional.ofNullable(jdbc.sql(sql)
                                .param("persons", values(persons))
                                .query((row, n) -> row.getObject(1, OffsetDateTime.class))
                                .list()
                                .get(0))
                        .stream())
                .map(OffsetDateTime::toInstant)
                .max(Comparator.naturalOrder());
    }

    /** In the caller's transaction; may run twice. */
    void forget(Collection<PersonId> persons, Instant now) {
        for (PersonalRecords module : modules) {
            for (String sql : module.forgotten()) {
                jdbc.sql(sql)
                        .param("persons", values(persons))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update();
            }
        }
    }

    /** @return how many rows, {@code most} at most */
    int fade(Fading fading, Instant before, int most) {
        String sql = fading.statement();
        return jdbc.sql(sql)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .update();
    }

    /** Everybody who has shown something in the course. */
    Set<PersonId> whoHasWork(CourseId course) {
        return persons(work -> work.who(), Map.of("course", course.value()));
    }

    /** Those on whose work a decision stands, or was based at that time or later. */
    Set<PersonId> whoseWorkIsUsed(CourseId course, Instant since) {
        return persons(work -> work.used(), Map.of("course", course.value(), "since", since.atOffset(ZoneOffset.UTC)));
    }

    private Set<PersonId> persons(Function<Work, List<String>> asked, Map<String, ?> params) {
        Set<PersonId> persons = new HashSet<>();
        for (PersonalRecords module : modules) {
            for (String sql : asked.apply(module.work())) {
                jdbc.sql(sql).params(params).query(UUID.class).list().forEach(id -> persons.add(new PersonId(id)));
            }
        }
        return persons;
    }

    /** In the caller's transaction; may run twice. */
    void letGo(CourseId course, Collection<PersonId> persons) {
        for (PersonalRecords module : modules) {
            for (String sql : module.work().gone()) {
                jdbc.sql(sql)
                        .param("course", course.value())
                        .param("persons", values(persons))
                        .update();
            }
        }
    }

    private static List<Object> values(Collection<PersonId> persons) {
        return persons.stream().<Object>map(PersonId::value).toList();
    }
}

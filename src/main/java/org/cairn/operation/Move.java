package org.cairn.operation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings everything from one database to another, which is empty: the schema by its migrations, then each table, then what
 * was written is read again and compared. All rows are one transaction of the target; the source is only read. References
 * are taken off for that time and put on again before the end, which checks every one of them, since tables refer to one
 * another in circles.
 */
final class Move {

    private static final Logger LOG = LoggerFactory.getLogger(Move.class);
    private static final int BATCH = 1000;

    private static final String TABLES = """
            SELECT table_name, column_name, data_type FROM information_schema.columns
             WHERE table_schema = CURRENT_SCHEMA() AND table_name <> 'flyway_schema_history'
             ORDER BY table_name, column_name""";

    private static final String REFERENCES = """
            SELECT c.conrelid::regclass::text AS owner, c.conname AS name, pg_get_constraintdef(c.oid) AS definition
              FROM pg_constraint c WHERE c.contype = 'f' AND c.connamespace = CURRENT_SCHEMA()::regnamespace
             ORDER BY 1, 2""";

    private final DataSource from;
    private final DataSource to;

    Move(DataSource from, DataSource to) {
        this.from = from;
        this.to = to;
    }

    /** A table and its columns, by name and type. */
    private record Table(String name, Map<String, String> columns) {

        String select() {
            return "SELECT " + String.join(", ", columns.keySet()) + " FROM " + name;
        }

        String insert() {
            return "INSERT INTO " + name + " (" + String.join(", ", columns.keySet()) + ") VALUES ("
                    + columns.keySet().stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
        }
    }

    /**
     * @return how many rows there are now in each table
     * @throws IllegalStateException where the source is not of this version, the target is not empty, or what arrived is not
     *     what was sent; then the target holds no rows
     */
    Map<String, Long> make() throws SQLException {
        if (flyway(from).info().pending().length > 0 || flyway(from).info().current() == null) {
            throw new IllegalStateException(
                    "The old database is not of this version: start this version of Cairn on it once, and stop it.");
        }
        try (Connection source = from.getConnection();
                Connection target = to.getConnection()) {
            if (!tables(target).isEmpty()) {
                throw new IllegalStateException(
                        "The new database is not empty: drop it and create it again, so that nothing is mixed.");
            }
            flyway(to).migrate();
            source.setReadOnly(true);
            source.setAutoCommit(false);
            target.setAutoCommit(false);
            try {
                Map<String, Long> moved = copy(source, target);
                target.commit();
                return moved;
            } finally {
                source.rollback();
                target.rollback();
            }
        }
    }

    private static Map<String, Long> copy(Connection source, Connection target) throws SQLException {
        Map<String, Table> tables = tables(target);
        if (!tables.keySet().equals(tables(source).keySet())) {
            throw new IllegalStateException("The two databases have not the same tables.");
        }
        List<String> back = takeOffReferences(target);
        Map<String, Long> moved = new LinkedHashMap<>();
        for (Table table : tables.values()) {
            execute(target, "DELETE FROM " + table.name());
            RowDigest sent = send(source, target, table);
            RowDigest arrived = read(target, table);
            if (!sent.equals(arrived)) {
                throw new IllegalStateException(
                        "What arrived in " + table.name() + " is not what was sent: " + sent + ", " + arrived);
            }
            moved.put(table.name(), sent.rows());
            LOG.info("{}: {} rows", table.name(), sent.rows());
        }
        for (String reference : back) {
            execute(target, reference);
        }
        return moved;
    }

    private static RowDigest send(Connection source, Connection target, Table table) throws SQLException {
        RowDigest digest = RowDigest.NOTHING;
        try (Statement reading = source.createStatement();
                PreparedStatement writing = target.prepareStatement(table.insert())) {
            reading.setFetchSize(BATCH);
            try (ResultSet rows = reading.executeQuery(table.select())) {
                while (rows.next()) {
                    Object[] row = row(rows, table);
                    for (int column = 0; column < row.length; column++) {
                        writing.setObject(column + 1, row[column]);
                    }
                    writing.addBatch();
                    digest = digest.with(row);
                    if (digest.rows() % BATCH == 0) {
                        writing.executeBatch();
                    }
                }
            }
            writing.executeBatch();
        }
        return digest;
    }

    private static RowDigest read(Connection target, Table table) throws SQLException {
        RowDigest digest = RowDigest.NOTHING;
        try (Statement reading = target.createStatement()) {
            reading.setFetchSize(BATCH);
            try (ResultSet rows = reading.executeQuery(table.select())) {
                while (rows.next()) {
                    digest = digest.with(row(rows, table));
                }
            }
        }
        return digest;
    }

    /** By the types of PostgreSQL, which both drivers then read alike. */
    private static Object[] row(ResultSet rows, Table table) throws SQLException {
        List<Object> row = new ArrayList<>();
        int column = 1;
        for (String type : table.columns().values()) {
            row.add(RowDigest.value(rows, column++, type));
        }
        return row.toArray();
    }

    private static List<String> takeOffReferences(Connection target) throws SQLException {
        List<String> back = new ArrayList<>();
        List<String> off = new ArrayList<>();
        try (Statement asking = target.createStatement();
                ResultSet references = asking.executeQuery(REFERENCES)) {
            while (references.next()) {
                String constraint = references.getString("owner") + " %s CONSTRAINT " + references.getString("name");
                off.add("ALTER TABLE " + constraint.formatted("DROP"));
                back.add("ALTER TABLE " + constraint.formatted("ADD") + " " + references.getString("definition"));
            }
        }
        for (String reference : off) {
            execute(target, reference);
        }
        return back;
    }

    private static Map<String, Table> tables(Connection database) throws SQLException {
        Map<String, Table> tables = new LinkedHashMap<>();
        try (Statement asking = database.createStatement();
                ResultSet columns = asking.executeQuery(TABLES)) {
            while (columns.next()) {
                tables.computeIfAbsent(columns.getString(1), name -> new Table(name, new LinkedHashMap<>()))
                        .columns()
                        .put(columns.getString(2), columns.getString(3));
            }
        }
        return tables;
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Flyway flyway(DataSource source) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load();
    }
}

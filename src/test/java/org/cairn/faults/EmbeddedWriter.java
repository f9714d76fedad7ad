package org.cairn.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A process that writes into an embedded database, two rows in a transaction, and says each that was committed, until it is killed. */
final class EmbeddedWriter {

    private EmbeddedWriter() {}

    @SuppressWarnings("SystemOut") // who started it listens there
    public static void main(String[] url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url[0], "cairn", "");
                Statement settings = connection.createStatement();
                PreparedStatement event = connection.prepareStatement("""
                        INSERT INTO audit_event (institution_id, id, award_id, person_id, course_id, happened_at, action, actor_kind, turn)
                        VALUES (?, ?, ?, ?, ?, CURRENT_TIMESTAMP, 'AWARD_ISSUED', 'CAIRN', 0)""");
                PreparedStatement beside =
                        connection.prepareStatement("INSERT INTO installation (name, content) VALUES (?, 'award')")) {
            settings.execute("SET REFERENTIAL_INTEGRITY FALSE"); // whose award it is plays no part here
            connection.setAutoCommit(false);
            while (true) {
                UUID id = UUID.randomUUID();
                for (int column = 1; column <= 5; column++) {
                    event.setObject(column, id);
                }
                event.executeUpdate();
                beside.setString(1, id.toString());
                beside.executeUpdate();
                connection.commit();
                System.out.println(id);
            }
        }
    }
}

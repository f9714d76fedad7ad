package org.cairn.shared;

import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Two requests of one browser can both be the first to keep something under one name, as when somebody clicks twice: what came
 * last stays, and neither of them fails.
 */
@Component
class SessionStore implements SessionRepositoryCustomizer<JdbcIndexedSessionRepository> {

    private static final String ON_H2 = """
            MERGE INTO %TABLE_NAME%_ATTRIBUTES (SESSION_PRIMARY_ID, ATTRIBUTE_NAME, ATTRIBUTE_BYTES)
            KEY (SESSION_PRIMARY_ID, ATTRIBUTE_NAME) VALUES (?, ?, ?)
            """;

    private final JdbcConnectionDetails database;

    SessionStore(JdbcConnectionDetails database) {
        this.database = database;
    }

    @Override
    public void customize(JdbcIndexedSessionRepository sessions) {
        if (DatabaseDriver.fromJdbcUrl(database.getJdbcUrl()) == DatabaseDriver.H2) {
            sessions.setCreateSessionAttributeQuery(ON_H2);
        } else {
            new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(sessions);
        }
    }
}

package org.cairn.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.support.TransactionTemplate;

class SessionStoreTests {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void twoRequestsOfOneBrowserMayBothBeTheFirstToKeepSomething(TestDatabase database) throws Exception {
        DataSource source = database.fresh();
        SessionRepository<Session> sessions = sessions(source);
        Session session = sessions.createSession();
        sessions.save(session);
        Session one = sessions.findById(session.getId());
        Session other = sessions.findById(session.getId());
        one.setAttribute("token", "first");
        other.setAttribute("token", "second");

        sessions.save(one);
        sessions.save(other);

        assertThat(sessions.findById(session.getId()).<String>getAttribute("token"))
                .isEqualTo("second");
    }

    @SuppressWarnings("unchecked")
    private static SessionRepository<Session> sessions(DataSource source) throws SQLException {
        JdbcIndexedSessionRepository sessions = new JdbcIndexedSessionRepository(
                new JdbcTemplate(source), new TransactionTemplate(new DataSourceTransactionManager(source)));
        new SessionStore(at(source)).customize(sessions);
        return (SessionRepository<Session>) (SessionRepository<?>) sessions;
    }

    private static JdbcConnectionDetails at(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            String url = connection.getMetaData().getURL();
            return new JdbcConnectionDetails() {
                @Override
                public String getUsername() {
                    return "";
                }

                @Override
                public String getPassword() {
                    return "";
                }

                @Override
                public String getJdbcUrl() {
                    return url;
                }
            };
        }
    }
}

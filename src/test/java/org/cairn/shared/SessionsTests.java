package org.cairn.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import javax.sql.DataSource;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** What a session costs between browser and database, and what it must never lose. */
class SessionsTests {

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

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoReadsPageAfterPageIsNotedOnceAMinute(TestDatabase database) throws Exception {
        SparingSessions sessions = new SparingSessions(sessions(database.fresh()));
        SparingSessions.Kept session = sessions.createSession();
        sessions.save(session);
        Instant came = seen(sessions, session);

        comesBack(sessions, session, came.plusSeconds(59));
        assertThat(seen(sessions, session)).isEqualTo(came);

        comesBack(sessions, session, came.plusSeconds(60));
        assertThat(seen(sessions, session)).isEqualTo(came.plusSeconds(60));
    }

    private static void comesBack(SparingSessions sessions, Session session, Instant at) {
        SparingSessions.Kept found = Objects.requireNonNull(sessions.findById(session.getId()));
        found.setLastAccessedTime(at);
        sessions.save(found);
    }

    private static Instant seen(SparingSessions sessions, Session session) {
        return Objects.requireNonNull(sessions.findById(session.getId())).getLastAccessedTime();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aSessionIsWrittenWholeOrNotAtAll(TestDatabase database) throws Exception {
        DataSource source = database.fresh();
        JdbcTemplate jdbc = new JdbcTemplate(source);
        TransactionOperations sessions =
                new SessionReads(new TransactionTemplate(new DataSourceTransactionManager(source)));

        assertThatThrownBy(() -> sessions.executeWithoutResult(status -> {
                    jdbc.update("INSERT INTO spring_session (primary_id, session_id, creation_time, last_access_time,"
                            + " max_inactive_interval, expiry_time) VALUES ('p', 's', 1, 1, 1, 1)");
                    throw new IllegalStateException("its second row fails");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(sessions.<Integer>execute(
                        status -> jdbc.queryForObject("SELECT count(*) FROM spring_session", Integer.class)))
                .isZero();
    }

    @Test
    void aRequestIsAskedForItsSessionOnceAndThePageOfAnErrorOnceMore() {
        HttpSessionIdResolver ids = new SessionIds(new DefaultCookieSerializer());
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(new Cookie("SESSION", Base64.getEncoder().encodeToString("one".getBytes(UTF_8))));

        assertThat(ids.resolveSessionIds(request)).containsExactly("one");
        assertThat(ids.resolveSessionIds(request)).isEmpty();

        request.setDispatcherType(DispatcherType.ERROR);
        assertThat(ids.resolveSessionIds(request)).containsExactly("one");
    }

    @Test
    void aCookieIsSentAsLongAsItCanBe() {
        HttpSessionIdResolver ids = new SessionIds(new DefaultCookieSerializer());
        MockHttpServletRequest request = new MockHttpServletRequest();
        MockHttpServletResponse early = new MockHttpServletResponse();
        MockHttpServletResponse late = new MockHttpServletResponse();
        late.setCommitted(true);

        ids.setSessionId(request, early, "one");
        ids.setSessionId(new MockHttpServletRequest(), late, "one");
        ids.expireSession(new MockHttpServletRequest(), late);

        assertThat(early.getCookie("SESSION")).isNotNull();
        assertThat(late.getCookies()).isEmpty();
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

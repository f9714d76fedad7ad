package org.cairn.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.cairn.shared.SparingSessions.Kept;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Sessions that note when their browser last asked once a minute, and not for each page: to read a page is then to read, with
 * nothing to write and no disk to wait for. A session ends at most that minute early.
 */
final class SparingSessions implements SessionRepository<Kept> {

    static final Duration EXACT_TO = Duration.ofMinutes(1);

    private final SessionRepository<Session> sessions;

    @SuppressWarnings("unchecked") // it is given back the sessions that it has made
    SparingSessions(SessionRepository<? extends Session> sessions) {
        this.sessions = (SessionRepository<Session>) sessions;
    }

    @Override
    public Kept createSession() {
        return new Kept(sessions.createSession());
    }

    @Override
    public void save(Kept session) {
        sessions.save(session.session);
    }

    @Override
    public @Nullable Kept findById(String id) {
        Session found = sessions.findById(id);
        return found == null ? null : new Kept(found);
    }

    @Override
    public void deleteById(String id) {
        sessions.deleteById(id);
    }

    /** A session as it is, but for small steps of its time. */
    record Kept(Session session) implements Session {

        @Override
        public void setLastAccessedTime(Instant time) {
            if (!time.isBefore(getLastAccessedTime().plus(EXACT_TO))) {
                session.setLastAccessedTime(time);
            }
        }

        @Override
        public Instant getLastAccessedTime() {
            return session.getLastAccessedTime();
        }

        @Override
        public String getId() {
            return session.getId();
        }

        @Override
        public String changeSessionId() {
            return session.changeSessionId();
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // as the interface has it
        public <T extends @Nullable Object> T getAttribute(String name) {
            return session.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return session.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {
            session.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            session.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return session.getCreationTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            session.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return session.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return session.isExpired();
        }
    }
}

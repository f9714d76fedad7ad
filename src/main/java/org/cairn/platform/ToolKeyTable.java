package org.cairn.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.cairn.watch.Measured;
import org.cairn.watch.Measurement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of our keys towards platforms. Its constraints say that one key signs and one may be next. */
@Repository
class ToolKeyTable implements Measured {

    private final JdbcClient jdbc;
    private final Clock clock;

    ToolKeyTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All, the oldest first. */
    List<ToolKey> all() {
        return jdbc.sql("SELECT kid, state, since, public_jwk FROM tool_key ORDER BY created_at, kid")
                .query(ToolKeyTable::row)
                .list();
    }

    Optional<String> active() {
        return jdbc.sql("SELECT kid FROM tool_key WHERE only_one = 'ACTIVE'")
                .query(String.class)
                .optional();
    }

    Optional<byte[]> sealed(String kid) {
        return jdbc.sql("SELECT sealed_key FROM tool_key WHERE kid = :kid AND sealed_key IS NOT NULL")
                .param("kid", kid)
                .query(byte[].class)
                .optional();
    }

    /** @return 0 where there is one in this state, of which there is at most one */
    int addIfAlone(String kid, String publicJwk, byte[] sealed, ToolKey.State state) {
        return jdbc.sql("""
                        INSERT INTO tool_key (kid, public_jwk, sealed_key, state, only_one, since, created_at)
                        VALUES (:kid, :jwk, :sealed, :state, :state, :now, :now) ON CONFLICT DO NOTHING
                        """)
                .param("kid", kid)
                .param("jwk", publicJwk)
                .param("sealed", sealed)
                .param("state", state.name())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** @return 0 where another node has been quicker */
    int activate(String kid) {
        return jdbc.sql("""
                        UPDATE tool_key SET state = 'ACTIVE', only_one = 'ACTIVE', since = :now
                         WHERE kid = :kid AND state = 'NEXT'
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("kid", kid)
                .update();
    }

    /** Takes a key out of use, and forgets its private half. @return 0 where another node has been quicker */
    int retire(ToolKey key, ToolKey.State to) {
        return jdbc.sql("""
                        UPDATE tool_key SET state = :to, only_one = NULL, sealed_key = NULL, since = :now
                         WHERE kid = :kid AND state = :from
                        """)
                .param("to", to.name())
                .param("now", OffsetDateTime.now(clock))
                .param("kid", key.kid())
                .param("from", key.state().name())
                .update();
    }

    void seal(String kid, byte[] sealed) {
        jdbc.sql("UPDATE tool_key SET sealed_key = :sealed WHERE kid = :kid AND sealed_key IS NOT NULL")
                .param("sealed", sealed)
                .param("kid", kid)
                .update();
    }

    @Override
    public List<Measurement> measured(Instant now) {
        return jdbc.sql("SELECT min(since) AS oldest FROM tool_key WHERE only_one = 'ACTIVE'")
                .query((row, n) -> List.of(Measurement.age(
                                "cairn.key.age.seconds",
                                "Since when the oldest key that signs has signed",
                                row.getObject("oldest", OffsetDateTime.class),
                                now)
                        .with("use", "tool")))
                .single();
    }

    private static ToolKey row(ResultSet row, int number) throws SQLException {
        return new ToolKey(
                row.getString("kid"),
                ToolKey.State.valueOf(row.getString("state")),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getString("public_jwk"));
    }
}

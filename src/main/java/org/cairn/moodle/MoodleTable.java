package org.cairn.moodle;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.RegistrationId;
import org.cairn.platform.SealedRows;
import org.cairn.platform.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table of connections. A token is sealed for its registration: in the row of another it does not open. */
@Repository
class MoodleTable implements SealedRows {

    private static final String SEALED_FOR = "moodle-token ";

    private final JdbcClient jdbc;
    private final Vault vault;

    MoodleTable(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    Optional<MoodleConnection> find(RegistrationId registration) {
        return jdbc.sql("""
                        SELECT registration_id, site, account, completion, connected_by, connected_at
                          FROM moodle_connection WHERE registration_id = :registration""")
                .param("registration", registration.value())
                .query(MoodleTable::row)
                .optional();
    }

    Optional<String> token(RegistrationId registration) {
        return jdbc.sql("SELECT sealed_token FROM moodle_connection WHERE registration_id = :registration")
                .param("registration", registration.value())
                .query(String.class)
                .optional()
                .map(kept -> new String(open(registration, kept), StandardCharsets.UTF_8));
    }

    /** In the place of the one there was. */
    @Transactional
    public void put(MoodleConnection connection, String token) {
        delete(connection.registration());
        jdbc.sql("""
                        INSERT INTO moodle_connection (registration_id, site, account, sealed_token, completion,
                          connected_by, connected_at)
                        VALUES (:registration, :site, :account, :token, :completion, :by, :at)""")
                .param("registration", connection.registration().value())
                .param("site", connection.site().toString())
                .param("account", connection.account())
                .param("token", seal(connection.registration(), token.getBytes(StandardCharsets.UTF_8)))
                .param("completion", connection.completion())
                .param("by", connection.connectedBy())
                .param("at", connection.connectedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return 0 where there is none */
    int readCompletion(RegistrationId registration, boolean completion) {
        return jdbc.sql("""
                        UPDATE moodle_connection SET completion = :completion
                         WHERE registration_id = :registration""")
                .param("completion", completion)
                .param("registration", registration.value())
                .update();
    }

    /** @return 0 where there is none */
    int delete(RegistrationId registration) {
        return jdbc.sql("DELETE FROM moodle_connection WHERE registration_id = :registration")
                .param("registration", registration.value())
                .update();
    }

    @Override
    public int sealAgain() {
        List<RegistrationId> all = jdbc.sql("SELECT registration_id FROM moodle_connection ORDER BY registration_id")
                .query((row, n) -> new RegistrationId(row.getObject("registration_id", UUID.class)))
                .list();
        all.forEach(this::sealAgain);
        return all.size();
    }

    private void sealAgain(RegistrationId registration) {
        String before = jdbc.sql("SELECT sealed_token FROM moodle_connection WHERE registration_id = :registration")
                .param("registration", registration.value())
                .query(String.class)
                .single();
        byte[] clear = open(registration, before);
        jdbc.sql("""
                        UPDATE moodle_connection SET sealed_token = :token
                         WHERE registration_id = :registration AND sealed_token = :before""")
                .param("token", seal(registration, clear))
                .param("registration", registration.value())
                .param("before", before)
                .update();
        Arrays.fill(clear, (byte) 0);
    }

    private String seal(RegistrationId registration, byte[] clear) {
        return Base64.getEncoder().encodeToString(vault.seal(clear, SEALED_FOR + registration));
    }

    private byte[] open(RegistrationId registration, String kept) {
        return vault.open(Base64.getDecoder().decode(kept), SEALED_FOR + registration);
    }

    private static MoodleConnection row(ResultSet row, int n) throws SQLException {
        return new MoodleConnection(
                new RegistrationId(row.getObject("registration_id", UUID.class)),
                URI.create(row.getString("site")),
                row.getString("account"),
                row.getBoolean("completion"),
                row.getString("connected_by"),
                row.getObject("connected_at", OffsetDateTime.class).toInstant());
    }
}

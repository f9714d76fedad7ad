package org.cairn.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.cairn.privacy.Retention.Schedule;
import org.cairn.shared.PersonalRecords;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class RetentionTests {

    private static final Instant NOW = Instant.parse("2026-03-14T21:32:00Z");
    private static final String OLD = """
            DELETE FROM told_copy WHERE context_id IN (
              SELECT context_id FROM told_copy WHERE told_at < :before ORDER BY told_at FETCH FIRST :most ROWS ONLY)""";

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsOldGoesInBatchesAndWhatIsYoungStays(TestDatabase database) {
        DataSource source = database.fresh();
        JdbcClient jdbc = JdbcClient.create(source);
        furnish(jdbc, 1203, NOW.minusSeconds(86_400 * 40));
        furnish(jdbc, 7, NOW.minusSeconds(86_400 * 20));
        PersonalRecords module = PersonalRecords.of("course").fades("copies", Period.ofMonths(1), OLD);
        HeldRecords held = new HeldRecords(List.of(module), jdbc, source);
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

        assertThat(new Retention(held, new Schedule(Map.of()), clock).fade())
                .containsExactly(Map.entry("copies", 1203));
        assertThat(left(jdbc)).isEqualTo(7);
        assertThat(new Retention(held, new Schedule(Map.of("copies", Period.ofDays(10))), clock).fade())
                .containsExactly(Map.entry("copies", 7));
        assertThat(left(jdbc)).isZero();
    }

    private static int left(JdbcClient jdbc) {
        return jdbc.sql("SELECT count(*) FROM told_copy").query(Integer.class).single();
    }

    private static void furnish(JdbcClient jdbc, int rows, Instant at) {
        UUID id = UUID.randomUUID();
        jdbc.sql("INSERT INTO institution (id, name_en, created_at) VALUES (:id, 'College', :now)")
                .param("id", id)
                .param("now", NOW.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        INSERT INTO registration (id, institution_id, name, issuer, client_id, authorization_endpoint,
                          token_endpoint, jwks_uri, product_family, accepts_all_deployments, enabled, source, created_at)
                        VALUES (:id, :id, 'LMS', 'https://lms.example', :client, 'https://lms.example/auth',
                          'https://lms.example/token', 'https://lms.example/keys', 'moodle', TRUE, TRUE, 'test', :now)""")
                .param("id", id)
                .param("client", id.toString())
                .param("now", NOW.atOffset(ZoneOffset.UTC))
                .update();
        for (int i = 0; i < rows; i++) {
            jdbc.sql("""
                            INSERT INTO told_copy (registration_id, context_id, origin_context_id, told_at)
                            VALUES (:id, :context, 'origin', :at)""")
                    .param("id", id)
                    .param("context", id + "-" + i)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }
}

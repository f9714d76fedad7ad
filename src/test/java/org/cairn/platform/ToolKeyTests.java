package org.cairn.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.cairn.platform.ToolKeyRotation.KeyLife;
import org.cairn.shared.Refusal;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One tool key follows another, and nobody is refused for it. */
class ToolKeyTests {

    private static final KeyLife LIFE = new KeyLife(Duration.ofHours(24), Duration.ofDays(365), Duration.ofDays(7));

    @TempDir
    Path folder;

    private final Moving clock = new Moving(Instant.parse("2026-03-14T21:32:00Z"));
    private final SecureRandom random = new SecureRandom();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aRotationAmongTwoHundredAssertionsFailsNoneOfThem(TestDatabase database) throws Exception {
        Node node = node(database.fresh(), master("a"), "");
        Caching platform = new Caching(node.keys());
        List<String> kids = new ArrayList<>();
        int failed = 0;
        for (int i = 0; i < 200; i++) {
            if (i == 30) {
                node.rotation().begin("test");
            }
            SignedJWT assertion = SignedJWT.parse(node.keys().sign(new JWTClaimsSet.Builder().build()));
            kids.add(assertion.getHeader().getKeyID());
            clock.pass(Duration.ofMinutes(2)); // it is under way for a while
            failed += platform.accepts(assertion) ? 0 : 1;
            clock.pass(Duration.ofMinutes(9));
            node.rotation().turn();
        }
        assertThat(failed).isZero();
        assertThat(kids.stream().distinct()).hasSize(2);
        assertThat(kids.get(30)).isEqualTo(kids.get(0));
        assertThat(kids.get(199)).isNotEqualTo(kids.get(0));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aKeyIsPublishedADayAheadAndAWeekAfter(TestDatabase database) {
        Node node = node(database.fresh(), master("a"), "");
        String first = node.keys().active().getKeyID();
        clock.pass(Duration.ofSeconds(1));
        node.rotation().begin("test");
        assertThat(node.states()).containsExactly(ToolKey.State.ACTIVE, ToolKey.State.NEXT);
        assertThat(node.keys().published().getKeys()).hasSize(2);

        clock.pass(Duration.ofHours(24).minusSeconds(1));
        node.rotation().turn();
        assertThat(node.keys().active().getKeyID()).isEqualTo(first);

        clock.pass(Duration.ofSeconds(1));
        node.rotation().turn();
        assertThat(node.keys().active().getKeyID()).isNotEqualTo(first);
        assertThat(node.states()).containsExactly(ToolKey.State.RETIRING, ToolKey.State.ACTIVE);
        assertThat(node.keys().published().getKeyByKeyId(first)).isNotNull();

        clock.pass(Duration.ofDays(7));
        node.rotation().turn();
        assertThat(node.states()).containsExactly(ToolKey.State.RETIRED, ToolKey.State.ACTIVE);
        assertThat(node.keys().published().getKeyByKeyId(first)).isNull();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aKeyIsFollowedAfterAYearByItself(TestDatabase database) {
        Node node = node(database.fresh(), master("a"), "");
        String first = node.keys().active().getKeyID();
        clock.pass(Duration.ofDays(364));
        node.rotation().turn();
        assertThat(node.states()).containsExactly(ToolKey.State.ACTIVE);
        clock.pass(Duration.ofDays(1));
        node.rotation().turn();
        node.rotation().turn();
        assertThat(node.states()).containsExactlyInAnyOrder(ToolKey.State.ACTIVE, ToolKey.State.NEXT);
        clock.pass(Duration.ofDays(1));
        node.rotation().turn();
        assertThat(node.keys().active().getKeyID()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nobodyBeginsASecondRotationMeanwhile(TestDatabase database) {
        Node node = node(database.fresh(), master("a"), "");
        node.rotation().begin("test");
        assertThatThrownBy(() -> node.rotation().begin("test"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("platform.rotation-under-way"));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aLeakedKeyLeavesTheKeySetAtOnceAndEveryNodeFollowsWithinAMinute(TestDatabase database) {
        DataSource shared = database.fresh();
        Node one = node(shared, master("a"), "");
        Node other = node(shared, master("a"), "");
        String leaked = one.keys().active().getKeyID();
        assertThat(other.keys().active().getKeyID()).isEqualTo(leaked);
        one.rotation().begin("test");

        one.rotation().leaked("test");

        String now = one.keys().active().getKeyID();
        assertThat(now).isNotEqualTo(leaked);
        assertThat(one.keys().published().getKeys()).extracting(JWK::getKeyID).containsExactly(now);
        assertThat(other.keys().published().getKeys()).extracting(JWK::getKeyID).containsExactly(now);
        clock.pass(Duration.ofMinutes(1));
        assertThat(other.keys().active().getKeyID()).isEqualTo(now);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void twoNodesTurnTheSameKeyOnce(TestDatabase database) {
        DataSource shared = database.fresh();
        Node one = node(shared, master("a"), "");
        Node other = node(shared, master("a"), "");
        one.rotation().begin("test");
        clock.pass(Duration.ofDays(2));
        List<Thread> both = List.of(new Thread(one.rotation()::turn), new Thread(other.rotation()::turn));
        both.forEach(Thread::start);
        both.forEach(ToolKeyTests::join);
        assertThat(one.states()).containsExactlyInAnyOrder(ToolKey.State.RETIRING, ToolKey.State.ACTIVE);
        assertThat(other.keys().active().getKeyID())
                .isEqualTo(one.keys().active().getKeyID());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aDumpOfTheDatabaseHoldsNoPrivateKey(TestDatabase database) {
        DataSource source = database.fresh();
        Node node = node(source, master("a"), "");
        RSAKey first = node.keys().active();
        node.rotation().begin("test");
        clock.pass(Duration.ofDays(1));
        node.rotation().turn();
        RSAKey second = node.keys().active();

        String dump = dump(source);

        assertThat(dump)
                .contains(
                        first.getKeyID(), second.getKeyID(), second.getModulus().toString());
        for (RSAKey key : List.of(first, second)) {
            String exponent = key.getPrivateExponent().toString();
            String prime = key.getFirstPrimeFactor().toString();
            assertThat(dump)
                    .doesNotContain(exponent, prime)
                    .doesNotContain(hex(exponent.getBytes(StandardCharsets.UTF_8)))
                    .doesNotContain(hex(key.getPrivateExponent().decode()))
                    .doesNotContain(hex(key.getFirstPrimeFactor().decode()));
        }
        assertThat(dump).doesNotContain("\"d\":", "PRIVATE KEY", hex("\"d\":".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aNewMasterKeyTakesOverAndTheOldOneMayGo(TestDatabase database) {
        DataSource source = database.fresh();
        String kid = node(source, master("old"), "").keys().active().getKeyID();

        Node between = node(source, master("new"), master("old"));
        assertThat(between.keys().active().getKeyID()).isEqualTo(kid);
        assertThat(between.keys().sealAgain()).isEqualTo(1);
        assertThat(between.keys().sealAgain()).isEqualTo(1);

        assertThat(node(source, master("new"), "").keys().active().getKeyID()).isEqualTo(kid);
        assertThatThrownBy(() -> node(source, master("old"), "").keys().active())
                .hasMessageContaining("is this the right master key?");
    }

    /** A platform that keeps our key set for ten minutes, and does not ask again for a key that it does not know. */
    private final class Caching {

        private final ToolKeys ours;
        private JWKSet kept = new JWKSet();
        private Instant readAt = Instant.EPOCH;

        Caching(ToolKeys ours) {
            this.ours = ours;
        }

        boolean accepts(SignedJWT token) throws Exception {
            if (!clock.instant().isBefore(readAt.plus(Duration.ofMinutes(10)))) {
                kept = JWKSet.parse(ours.published().toString(true));
                readAt = clock.instant();
            }
            JWK key = kept.getKeyByKeyId(token.getHeader().getKeyID());
            return key != null && token.verify(new RSASSAVerifier(key.toRSAKey()));
        }
    }

    private record Node(ToolKeys keys, ToolKeyRotation rotation) {

        List<ToolKey.State> states() {
            return keys.all().stream().map(ToolKey::state).toList();
        }
    }

    private Node node(DataSource source, String master, String previous) {
        PlatformSettings settings = new PlatformSettings(folder.toString(), master, "", false, "");
        ToolKeyTable table = new ToolKeyTable(JdbcClient.create(source), clock);
        ToolKeys keys = new ToolKeys(
                table, new Vault(settings, new UpkeepSettings(previous, "", Duration.ofSeconds(25)), random), clock);
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        return new Node(keys, new ToolKeyRotation(keys, table, LIFE, transactions, clock));
    }

    private String master(String name) {
        Path file = folder.resolve(name + ".key");
        try {
            if (!Files.exists(file)) {
                byte[] key = new byte[32];
                random.nextBytes(key);
                Files.writeString(file, Base64.getEncoder().encodeToString(key));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return file.toString();
    }

    /** Every value of every table, bytes in hexadecimal digits. */
    private static String dump(DataSource source) {
        JdbcClient jdbc = JdbcClient.create(source);
        StringBuilder dump = new StringBuilder();
        List<String> tables = jdbc.sql("""
                        SELECT lower(table_name) FROM information_schema.tables
                         WHERE lower(table_schema) = 'public' AND table_type LIKE 'BASE%'
                        """).query(String.class).list();
        assertThat(tables).contains("tool_key", "issuer_key", "spring_session");
        for (String table : tables) {
            for (Map<String, Object> row :
                    jdbc.sql("TABLE \"" + table + "\"").query().listOfRows()) {
                row.values()
                        .forEach(value -> dump.append(
                                        value instanceof byte[] bytes ? hex(bytes) : Objects.toString(value))
                                .append('\n'));
            }
        }
        return dump.toString();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A clock that a test moves. */
    private static final class Moving extends Clock {

        private volatile Instant now;

        Moving(Instant now) {
            this.now = now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

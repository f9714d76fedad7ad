package org.cairn.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.cairn.platform.PendingRegistration.PlatformValues;
import org.cairn.platform.PlatformFiles.FileState;
import org.cairn.shared.Bilingual;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of a registration that has been begun, and of the files that say one, on both databases. */
class OnboardingTests {

    private static final Instant NOW = Instant.parse("2026-03-14T21:32:00Z");

    @TempDir
    Path folder;

    JdbcClient jdbc;
    Platforms platforms;
    PlatformFileTable table;
    PlatformFiles files;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aRegistrationIsBegunSavedTakenUpAgainAndConfirmed(TestDatabase database) {
        Onboarding onboarding = on(database, NOW);
        PendingRegistration begun = begin(onboarding);
        assertThat(begun.waits()).isFalse();

        onboarding.save(begun.id(), values(" https://moodle.example.edu ", "abc", null));
        PendingRegistration half = onboarding.pending(begun.id());
        assertThat(half.values().issuer()).isEqualTo("https://moodle.example.edu");
        assertThat(half.waits()).isFalse();
        refuses(Problem.INVALID, () -> onboarding.confirm(begun.id()));

        onboarding.save(begun.id(), values("https://moodle.example.edu", "abc", "https://moodle.example.edu/token"));
        assertThat(onboarding.confirm(begun.id())).isEqualTo(begun.id());

        assertThat(platforms.registration(begun.id()).orElseThrow().productFamily())
                .isEqualTo("moodle");
        assertThat(platforms.registration(begun.id()).orElseThrow().furtherOrigins())
                .extracting(Origin::value)
                .containsExactly("https://apps.example.edu", "https://vanity.example");
        refuses(Problem.NOT_FOUND, () -> onboarding.confirm(begun.id()));
        assertThat(onboarding.pending()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void issuerAndClientIdAreNeverGivenToAnother(TestDatabase database) {
        Onboarding onboarding = on(database, NOW);
        PlatformValues values = values("https://moodle.example.edu", "abc", "https://moodle.example.edu/token");
        PendingRegistration first = begin(onboarding);
        PendingRegistration second = begin(onboarding);
        onboarding.save(first.id(), values);
        onboarding.save(second.id(), values);
        onboarding.confirm(first.id());

        assertThat(onboarding.holder(second.id(), values)).map(Registration::id).contains(first.id());
        refuses(Problem.CONFLICT, () -> onboarding.confirm(second.id()));
        assertThat(platforms.registrations()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anInvitationServesOnceForADay(TestDatabase database) throws Exception {
        DataSource source = database.fresh();
        Onboarding onboarding = on(source, NOW);
        PendingRegistration begun = begin(onboarding);
        String earlier = onboarding.invite(begun.id());
        String token = onboarding.invite(begun.id());

        refuses(Problem.FORBIDDEN, () -> onboarding.invited(earlier));
        assertThat(onboarding.invited(token).id()).isEqualTo(begun.id());
        assertThat(jdbc.sql("SELECT token_hash FROM invitation")
                        .query(String.class)
                        .list())
                .singleElement()
                .isNotEqualTo(token);
        refuses(
                Problem.FORBIDDEN,
                () -> on(source, NOW.plus(Duration.ofHours(24))).invited(token));
        assertThat(on(source, NOW.plus(Duration.ofHours(23))).invited(token).id())
                .isEqualTo(begun.id());
        assertThat(usesOf(onboarding, token)).isEqualTo(1);
        refuses(Problem.FORBIDDEN, () -> onboarding.invited(token));
        onboarding.giveBack(token);
        assertThat(onboarding.invited(token).id()).isEqualTo(begun.id());
        onboarding.discard(begun.id());
        refuses(Problem.FORBIDDEN, () -> onboarding.invited(token));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aFileIsTakenOverAgainWhenItChanges(TestDatabase database) throws IOException {
        on(database, NOW);
        write("moodle.json", file("https://moodle.example.edu/token"));
        files.read();
        Registration before = platforms.registrations().get(0);

        write("moodle.json", file("https://moodle.example.edu/new-token"));
        files.read();

        Registration after = platforms.registrations().get(0);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.tokenEndpoint()).hasPath("/new-token");
        assertThat(table.defining(after.id())).contains("moodle.json");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aBrokenFileChangesNothingAndSaysWhereAndTheRestGoesOn(TestDatabase database) throws IOException {
        on(database, NOW);
        write("a.json", file("https://moodle.example.edu/token"));
        files.read();

        write("a.json", file("https://moodle.example.edu/other").replace("\"clientId\"", "\"clientId\" \"\""));
        write("b.json", file("not an address").replace("\"abc\"", "\"b\""));
        write("c.json", file("https://moodle.example.edu/token").replace("\"clientId\": \"abc\",", ""));
        write("d.json", file("https://moodle.example.edu/token").replace("\"abc\"", "\"d\""));
        files.read();

        assertThat(files.states())
                .extracting(FileState::name, FileState::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a.json", FileState.State.BROKEN),
                        org.assertj.core.groups.Tuple.tuple("b.json", FileState.State.BROKEN),
                        org.assertj.core.groups.Tuple.tuple("c.json", FileState.State.BROKEN),
                        org.assertj.core.groups.Tuple.tuple("d.json", FileState.State.LOADED));
        assertThat(files.states().get(0).line()).isEqualTo(4);
        assertThat(files.states().get(2).problem()).isEqualTo("clientId is missing");
        assertThat(platforms.registrations()).extracting(Registration::clientId).containsExactlyInAnyOrder("abc", "d");
        assertThat(platforms
                        .registrations("https://moodle.example.edu", "abc")
                        .get(0)
                        .tokenEndpoint())
                .hasPath("/token");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatAFileSaidStaysWhenTheFileGoesAndMayThenBeChangedElsewhere(TestDatabase database) throws IOException {
        Onboarding onboarding = on(database, NOW);
        write("moodle.json", file("https://moodle.example.edu/token"));
        files.read();
        Registration kept = platforms.registrations().get(0);
        PendingRegistration update = onboarding.begin(Product.MOODLE, kept.institution(), "ada");
        onboarding.fill(
                update,
                Product.MOODLE,
                kept.id(),
                PendingRegistration.FilledBy.PLATFORM,
                values("https://moodle.example.edu", "abc", "https://moodle.example.edu/new"));
        refuses(Problem.CONFLICT, () -> onboarding.confirm(update.id()));

        // What was refused was rolled back by its transaction; there is none in this test.
        onboarding.begin(Product.MOODLE, kept.institution(), "ada");
        Files.delete(folder.resolve("moodle.json"));
        files.read();

        assertThat(platforms.registrations()).containsExactly(kept);
        assertThat(files.sources().get(kept.id()).state()).isEqualTo(FileState.State.GONE);
        assertThat(table.defining(kept.id())).isEmpty();
    }

    private int usesOf(Onboarding onboarding, String token) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        List<Boolean> served = new ArrayList<>();
        try {
            Callable<Boolean> use = () -> {
                try {
                    onboarding.use(token);
                    return true;
                } catch (Refusal refusal) {
                    return false;
                }
            };
            for (var one : threads.invokeAll(Collections.nCopies(20, use))) {
                served.add(one.get());
            }
        } finally {
            threads.shutdownNow();
        }
        return Collections.frequency(served, true);
    }

    private Onboarding on(TestDatabase database, Instant now) {
        return on(database.fresh(), now);
    }

    private Onboarding on(DataSource source, Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        jdbc = JdbcClient.create(source);
        platforms = new Platforms(
                new Institutions(jdbc, clock),
                new Registrations(jdbc, clock),
                new Deployments(jdbc, clock),
                new MetOrigins(jdbc, clock));
        table = new PlatformFileTable(jdbc);
        files = new PlatformFiles(
                platforms,
                table,
                new PlatformSettings("target", "", folder.toUri().toString(), false, ""),
                JsonMapper.shared(),
                clock);
        return new Onboarding(
                new PendingRegistrations(jdbc),
                new Invitations(jdbc, new SecureRandom(), clock),
                platforms,
                table,
                clock);
    }

    private PendingRegistration begin(Onboarding onboarding) {
        return onboarding.begin(
                Product.MOODLE,
                platforms.found(new Bilingual("Coast Range College", null)).id(),
                "ada");
    }

    private static PlatformValues values(String issuer, String client, String token) {
        return new PlatformValues(
                "Moodle of Coast Range",
                issuer,
                client,
                "1",
                "https://moodle.example.edu/auth",
                token,
                null,
                "https://moodle.example.edu/jwks",
                "https://apps.example.edu/x  https://VANITY.example:443");
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private static String file(String token) {
        return """
                {
                  "name": "Moodle of Coast Range",
                  "issuer": "https://moodle.example.edu",
                  "clientId": "abc",
                  "authorizationEndpoint": "https://moodle.example.edu/auth",
                  "tokenEndpoint": "%s",
                  "jwksUri": "https://moodle.example.edu/jwks",
                  "institution": { "nameEn": "Coast Range College" }
                }
                """.formatted(token);
    }

    private static void refuses(Problem problem, org.assertj.core.api.ThrowableAssert.ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }
}

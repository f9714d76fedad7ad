package org.cairn.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cairn.CairnApplication;
import org.cairn.award.Award;
import org.cairn.award.AwardId;
import org.cairn.award.Awards;
import org.cairn.credential.CredentialHouse;
import org.cairn.credential.CredentialWork;
import org.cairn.credential.Credentials;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.CourseId;
import org.cairn.shared.Holder;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A real PostgreSQL is stopped and started again under a running Cairn. */
class DatabaseAwayTests {

    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    @TempDir
    static Path data;

    private static EmbeddedPostgres server;
    private static ConfigurableApplicationContext cairn;
    private static String credential;

    @BeforeAll
    static void aPublishedCredential() throws IOException {
        server = postgres(0);
        cairn = new SpringApplicationBuilder(CairnApplication.class, Doubles.class)
                .profiles("test")
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.hikari.connection-timeout=1000");
        credential = Objects.requireNonNull(
                new TransactionTemplate(cairn.getBean(PlatformTransactionManager.class)).execute(status -> publish()));
    }

    @AfterAll
    static void close() throws IOException {
        cairn.close();
        server.close();
    }

    @Test
    void whatHasBeenReadIsAnsweredAllElseSaysWhenToComeAgainAndBothEndByThemselves() throws Exception {
        String page = "/credentials/" + credential;
        HttpResponse<String> shown = get(page, "text/html", "en");
        assertThat(shown.body()).contains("This is valid");
        HttpResponse<String> document = get(page, "application/vc+ld+json", "en");
        String list =
                document.body().replaceAll("(?s).*\"statusListCredential\":\"https?://[^/]+(/status/[^\"]+)\".*", "$1");
        HttpResponse<String> status = get(list, "*/*", "en");
        assertThat(status.statusCode()).isEqualTo(200);
        int port = server.getPort();

        server.close();

        away("/", "text/html", "fr", "Cairn ne peut pas joindre sa base de données", "Attendez une minute");
        away("/credentials/" + "0".repeat(26), "text/html", "en", "Cairn cannot reach its database", "Wait a minute");
        away(page, "text/html", "fr", "Cairn ne peut pas joindre");
        away("/credentials/" + "0".repeat(26), "application/json", "en", "\"status\":503", "\"todo\":");
        assertThat(get(page, "text/html", "en")).satisfies(kept -> {
            assertThat(kept.statusCode()).isEqualTo(200);
            assertThat(kept.body()).isEqualTo(shown.body());
            assertThat(kept.headers().firstValue("Age")).isPresent();
            assertThat(kept.headers().firstValue("Content-Security-Policy"))
                    .isEqualTo(shown.headers().firstValue("Content-Security-Policy"));
            assertThat(kept.headers().allValues("Set-Cookie")).isEmpty();
        });
        assertThat(get(list, "*/*", "en").body()).isEqualTo(status.body());
        assertThat(get("/css/cairn.css", "*/*", "en").statusCode()).isEqualTo(200);

        server = postgres(port);

        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            HttpResponse<String> again = get("/credentials/" + "0".repeat(26), "text/html", "en");
            assertThat(again.statusCode()).isEqualTo(404);
        });
        assertThat(get(page, "text/html", "fr").statusCode()).isEqualTo(200);
        assertThat(get(page, "text/html", "en").headers().firstValue("Age")).isEmpty();
    }

    private static void away(String path, String accept, String language, String... words) throws Exception {
        long before = System.nanoTime();
        HttpResponse<String> answer = get(path, accept, language);
        assertThat(answer.statusCode()).as(path).isEqualTo(503);
        assertThat(answer.body()).contains(words);
        assertThat(answer.headers().firstValue("Retry-After")).contains("10");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
    }

    private static HttpResponse<String> get(String path, String accept, String language) throws Exception {
        int port = ((WebServerApplicationContext) cairn).getWebServer().getPort();
        return BROWSER.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Accept", accept)
                        .header("Accept-Language", language)
                        .build(),
                BodyHandlers.ofString());
    }

    private static EmbeddedPostgres postgres(int port) throws IOException {
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    private static String publish() {
        InstitutionId institution = new InstitutionId(UUID.randomUUID());
        PersonId person = new PersonId(UUID.randomUUID());
        JdbcClient jdbc = cairn.getBean(JdbcClient.class);
        OffsetDateTime now = Instant.now().atOffset(ZoneOffset.UTC);
        jdbc.sql("INSERT INTO institution (id, name_en, created_at) VALUES (:id, 'Coast Range College', :now)")
                .param("id", institution.value())
                .param("now", now)
                .update();
        jdbc.sql("INSERT INTO person (id, institution_id, keeper_id, created_at) VALUES (:id, :institution, :id, :now)")
                .param("id", person.value())
                .param("institution", institution.value())
                .param("now", now)
                .update();
        MicrocredentialVersion version = CredentialHouse.version(institution);
        Award award = award(institution, person, version);
        Awards awards = cairn.getBean(Awards.class);
        when(awards.find(any())).thenReturn(Optional.of(award));
        when(awards.all(any())).thenReturn(List.of(award));
        when(awards.held(any())).thenReturn(List.of(award));
        when(awards.of(any())).thenReturn(List.of(award));
        when(cairn.getBean(Microcredentials.class).version(any())).thenReturn(Optional.of(version));
        cairn.getBean(CredentialWork.class).withKeys(institution);
        cairn.getBean(CredentialWork.class).sign(award.id());
        Credentials credentials = cairn.getBean(Credentials.class);
        String id = String.valueOf(credentials.ofAward(award.id()).orElseThrow().id());
        Holder owner = new Holder(institution, person, award.course(), "/l/1", Locale.CANADA);
        credentials.publish(owner, id, "Noémie Tremblay-Okafor");
        return id;
    }

    private static Award award(InstitutionId institution, PersonId person, MicrocredentialVersion version) {
        return new Award(
                new AwardId(UUID.randomUUID()),
                institution,
                version.id(),
                new CourseId(UUID.randomUUID()),
                person,
                1,
                Award.State.ISSUED,
                Instant.now().minus(1, ChronoUnit.DAYS),
                version.definition().requirements().stream()
                        .map(requirement -> new Award.AchievedLevel(
                                requirement.competency().id(),
                                requirement.competency().scale().levels().get(2).id()))
                        .toList(),
                "0".repeat(64));
    }

    /** What is under test here begins with an award. */
    @TestConfiguration
    static class Doubles {

        @Bean
        @Primary
        Awards awarded() {
            return mock(Awards.class);
        }

        @Bean
        @Primary
        Microcredentials published() {
            return mock(Microcredentials.class);
        }
    }
}

package org.cairn.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Clock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.cairn.CairnApplication;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Cairn as it runs in production: secrets in files, probes on a port of their own, and a stop that takes its time. */
class ProductionRunTests {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path secrets;

    @Test
    void itStartsFromFilesAnswersItsProbesAndIsNotReadyAnyMoreBeforeItStops() throws Exception {
        Files.writeString(secrets.resolve("spring.datasource.username"), "postgres\n");
        Path key = Files.writeString(secrets.resolve("master.key"), "qMJ2eRj6QbnCwq0JdFUdTz5BvKA4hL8sX1iYp9oNg7E=\n");
        ConfigurableApplicationContext cairn = new SpringApplicationBuilder(CairnApplication.class)
                .profiles("production")
                .properties("CAIRN_SECRETS=" + secrets + "/")
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--cairn.public-address=https://cairn.college.ca",
                        "--cairn.master-key-file=" + key,
                        "--cairn.contact=cairn@college.ca",
                        "--cairn.time-zone=America/Vancouver",
                        "--cairn.drain=4s",
                        "--spring.datasource.url=" + TestDatabase.POSTGRESQL.freshUrl());
        int management = Integer.parseInt(cairn.getEnvironment().getRequiredProperty("local.management.port"));
        int open = ((WebServerApplicationContext) cairn).getWebServer().getPort();

        assertThat(cairn.getBean(Clock.class)).as("what leases go by").isInstanceOf(DatabaseClock.class);
        assertThat(status(management, "/actuator/health/liveness")).isEqualTo(200);
        assertThat(status(management, "/actuator/health/readiness")).isEqualTo(200);
        assertThat(status(management, "/actuator/health")).isEqualTo(200);
        assertThat(status(management, "/actuator/env")).isEqualTo(404);
        assertThat(status(open, "/actuator/health")).isEqualTo(404);
        assertThat(get(open, "/privacy").body()).contains("cairn@college.ca");
        await().untilAsserted(
                        () -> assertThat(get(management, "/actuator/prometheus").body())
                                .contains(
                                        "cairn_key_age_seconds{use=\"tool\"",
                                        "cairn_key_age_seconds{use=\"issuer\"",
                                        "cairn_signing_waiting",
                                        "cairn_signing_late_seconds",
                                        "cairn_status_list_age_seconds",
                                        "cairn_scores_failed",
                                        "cairn_audit_unsealed_seconds",
                                        "cairn_tasks_seconds_count",
                                        "hikaricp_connections_active"));

        Thread stop = new Thread(cairn::close);
        long begun = System.nanoTime();
        stop.start();
        await().atMost(Duration.ofMillis(3500))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> status(management, "/actuator/health/readiness") == 503);
        assertThat(status(management, "/actuator/health/liveness")).isEqualTo(200);
        assertThat(status(open, "/privacy")).isEqualTo(200);
        stop.join(Duration.ofSeconds(30).toMillis());
        assertThat(stop.isAlive()).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(30));
    }

    private static int status(int port, String path) throws Exception {
        return get(port, path).statusCode();
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                BodyHandlers.ofString());
    }
}

package org.cairn.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cairn.outbound.Outbound;
import org.cairn.outbound.OutboundRequest;
import org.cairn.testing.PlainBrowser;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One run with launches, readings, refusals and failures, as those see it who operate it: every figure that dashboard and
 * alerts ask for is there, and nobody's name, address or token is in a figure, a log line or a trace.
 */
class WatchedRunTests {

    /** Of the people of the sandbox, some of whom click and all of whom are on its rosters, and of whoever attacks. */
    private static final List<String> OF_SOMEBODY = List.of(
            "Noémie", "Tremblay", "noemie.", "Beaulieu", "emile.", "Harpreet", "coast-range.example", "Mallory", "eyJ");

    private static final String LINK = "/launch/course-1010-microcredential?target=window";

    private static final List<String> SPANS = new CopyOnWriteArrayList<>();
    private static final List<String> SENT_TO_STRANGERS = new CopyOnWriteArrayList<>();

    private static HttpServer collector;
    private static RunningCairn cairn;
    private static LoggedLines log;
    private static String figures;

    @BeforeAll
    static void run() throws Exception {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            SPANS.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.createContext("/stranger", exchange -> {
            SENT_TO_STRANGERS.add(exchange.getRequestHeaders().toString());
            byte[] answer = "Mallory <mallory@college.example> is not enrolled".getBytes(UTF_8);
            exchange.sendResponseHeaders(500, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        collector.start();
        String origin = "http://127.0.0.1:" + collector.getAddress().getPort();
        cairn = RunningCairn.start(
                TestDatabase.H2,
                List.of(origin),
                Map.of(
                        "management.server.port",
                        "0",
                        "management.server.address",
                        "127.0.0.1",
                        "cairn.watch-pause",
                        "500ms",
                        "management.tracing.sampling.probability",
                        "1.0",
                        "management.opentelemetry.tracing.export.schedule-delay",
                        "200ms",
                        TracesWanted.WHERE_TO,
                        origin + "/v1/traces"));
        log = LoggedLines.listen();
        launch("instructor");
        launch("learner");
        beRefused();
        fail(origin);
        figures = await().atMost(Duration.ofSeconds(40)).until(WatchedRunTests::scrape, WatchedRunTests::whole);
    }

    @AfterAll
    static void end() {
        log.close();
        cairn.close();
        collector.stop(0);
    }

    @Test
    void everyFigureThatIsAskedForIsThere() throws IOException {
        for (Asked asked : Asked.all()) {
            asked.names()
                    .forEach(name -> assertThat(figures)
                            .as("%s asks for %s", asked.where(), name)
                            .containsPattern("(?m)^" + name + "[ {]"));
            asked.labels()
                    .forEach(label -> assertThat(figures)
                            .as("%s asks for the label %s", asked.where(), label)
                            .containsPattern("[{,]" + label + "=\""));
        }
    }

    @Test
    void aLaunchIsCountedByWhatCameOfItAndByItsProduct() {
        assertThat(figures)
                .containsPattern("cairn_launches_seconds_count\\{error=\"none\",outcome=\"opened\",product=\"other\","
                        + "reason=\"none\"} 2")
                .containsPattern("outcome=\"refused\",product=\"unknown\",reason=\"launch.state\"} 1")
                .contains("outcome=\"failed\",product=\"other\",reason=\"none\"} 1")
                .contains("outcome=\"server-error\",platform=\"other\"");
    }

    @Test
    void noFigureIsAboutSomebody() {
        assertThat(figures)
                .doesNotContain(OF_SOMEBODY)
                .doesNotContain("course-1010")
                .doesNotContainPattern("/l/[0-9a-f]{8}-");
    }

    @Test
    void noLineOfTheLogIsAboutSomebody() {
        assertThat(log.lines())
                .as("what has been logged at all")
                .anyMatch(line -> line.contains("launch.rejected") && line.contains("\"reference\""))
                .anyMatch(line -> line.contains("\"stack_trace\"") && line.contains("BadSqlGrammarException"))
                .allMatch(line -> line.startsWith("{") && line.endsWith("}\n"));
        assertThat(log.lines()).noneMatch(line -> OF_SOMEBODY.stream().anyMatch(line::contains));
    }

    @Test
    void tracesTellOfRoutesAndOfNobody() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> SPANS.stream().anyMatch(span -> span.contains("collect-course")));

        assertThat(String.join("", SPANS))
                .contains("/l/{launchId}", "/lti/launch", "cairn.outbound", "cairn.tasks", "collect-course")
                .doesNotContain(OF_SOMEBODY)
                .doesNotContain("course-1010", "http.url", "exception.message");
        assertThat(String.join("", SPANS)).doesNotContainPattern("/l/[0-9a-f]{8}-");
    }

    @Test
    void nothingOfATraceGoesToStrangers() {
        assertThat(SENT_TO_STRANGERS)
                .isNotEmpty()
                .noneMatch(headers -> headers.toLowerCase(Locale.ROOT).matches("(?s).*(traceparent|baggage|b3).*"));
    }

    private static void launch(String who) {
        PlainBrowser browser = new PlainBrowser();
        browser.visit(cairn.lms().address().resolve("/enter/" + who));
        HttpResponse<String> page = browser.visit(cairn.lms().address().resolve(LINK));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).startsWith("/l/");
    }

    private static void beRefused() {
        PlainBrowser stranger = new PlainBrowser();
        Map<String, String> forged =
                Map.of("state", "eyJmYWxzZSI6MX0.Mallory", "id_token", "eyJhbGciOiJub25lIn0.Mallory.");
        assertThat(stranger.post(cairn.address().resolve("/lti/launch"), forged).statusCode())
                .isEqualTo(401);
        assertThat(stranger.visit(cairn.address().resolve("/Mallory?name=Mallory"))
                        .statusCode())
                .isIn(401, 404);
    }

    /** A platform that fails and says of whom, work that nobody does, and a page that finds no table. */
    private static void fail(String origin) {
        cairn.bean(Outbound.class)
                .send(OutboundRequest.get("stranger", URI.create(origin + "/stranger"), "text/plain"));
        JdbcClient jdbc = cairn.bean(JdbcClient.class);
        jdbc.sql("""
                        INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        VALUES ('nobody-does-this', '1', :since, FALSE, 1)
                        """)
                .param("since", OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(30))
                .update();
        jdbc.sql("ALTER TABLE launch RENAME TO launch_elsewhere").update();
        PlainBrowser browser = new PlainBrowser();
        browser.visit(cairn.lms().address().resolve("/enter/learner"));
        assertThat(browser.visit(cairn.lms().address().resolve(LINK)).statusCode())
                .isEqualTo(500);
        jdbc.sql("ALTER TABLE launch_elsewhere RENAME TO launch").update();
    }

    private static boolean whole(String text) {
        return text.contains("cairn_platform_resting{") && text.contains("cairn_tasks_late_seconds{");
    }

    private static String scrape() throws Exception {
        URI address = URI.create("http://127.0.0.1:" + cairn.managementPort() + "/actuator/prometheus");
        HttpResponse<String> answer = new PlainBrowser().visit(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}

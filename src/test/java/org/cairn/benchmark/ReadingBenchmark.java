package org.cairn.benchmark;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cairn.CairnApplication;
import org.cairn.testing.FakePlatform;
import org.cairn.testing.Proc;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What it costs to read a very large course: 50,000 members and one line item with 200,000 results, twice (the second
 * time there is no news). Cairn runs whole in a process of its own with 384 MB of heap; this one plays platform and
 * browser.
 *
 * <pre>./mvnw test -Dtest=ReadingBenchmark -Dtest.excluded=none</pre>
 */
@Tag("benchmark")
class ReadingBenchmark {

    private static final int PORT = 18090;
    private static final int MEMBERS = Integer.getInteger("members", 50_000);
    private static final int RESULTS = Integer.getInteger("results", 200_000);
    private static final int HEAP = Integer.getInteger("heap", 384);
    private static final int PAGE = 500;
    private static final Pattern PAUSE = Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void reads(TestDatabase database) throws Exception {
        Path folder = Files.createTempDirectory("cairn-reading");
        // A process of its own needs a file; both sides look into it.
        String url = database == TestDatabase.H2
                ? "jdbc:h2:file:" + folder.resolve("cairn")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;AUTO_SERVER=TRUE"
                : database.freshUrl();
        try (FakePlatform platform = new FakePlatform("benchmark")) {
            serve(platform);
            Process cairn = start(database, url, platform, folder);
            try {
                JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url, database.username(), ""));
                for (int pass = 1; pass <= 2; pass++) {
                    double before = Proc.cpu(cairn.pid());
                    long began = System.nanoTime();
                    if (pass == 1) {
                        launch(platform);
                    } else {
                        again(jdbc);
                    }
                    await(cairn, jdbc, folder);
                    report(database, pass, Proc.cpu(cairn.pid()) - before, System.nanoTime() - began, jdbc);
                }
                heap(folder);
            } finally {
                cairn.destroy();
                cairn.waitFor(20, TimeUnit.SECONDS);
            }
        }
    }

    private static void serve(FakePlatform platform) {
        platform.server.stubFor(post(urlEqualTo("/token"))
                .willReturn(aResponse()
                        .withBody("{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}")));
        platform.server.stubFor(
                get(urlEqualTo("/items"))
                        .willReturn(
                                aResponse()
                                        .withBody(
                                                "[{\"id\":\"" + platform.origin()
                                                        + "/items/1\",\"label\":\"Essay\",\"scoreMaximum\":100,\"resourceId\":\"\",\"tag\":\"\"}]")));
        pages(platform, "/members", MEMBERS, "{\"members\":[", "]}", i -> """
                {"user_id":"%d","roles":["Learner"],"status":"Active","name":"Learner Number %1$d","email":"l%1$d@example.com"}""".formatted(i));
        pages(platform, "/items/1/results", RESULTS, "[", "]", i -> """
                {"id":"%s/r/%d","userId":"%2$d","resultScore":%d,"resultMaximum":100,"timestamp":"2026-11-23T18:47:17+00:00"}""".formatted(platform.origin(), i, i % 101));
    }

    private interface Row {
        String of(int number);
    }

    private static void pages(FakePlatform platform, String path, int rows, String open, String close, Row row) {
        for (int from = 0; from < rows; from += PAGE) {
            StringBuilder body = new StringBuilder(open);
            for (int i = from; i < Math.min(rows, from + PAGE); i++) {
                body.append(i == from ? "" : ",").append(row.of(i));
            }
            String next = from + PAGE < rows
                    ? "<" + platform.origin() + path + "?from=" + (from + PAGE) + ">; rel=\"next\""
                    : "";
            platform.server.stubFor(get(urlEqualTo(from == 0 ? path : path + "?from=" + from))
                    .willReturn(aResponse()
                            .withHeader("Link", next)
                            .withBody(body.append(close).toString())));
        }
    }

    private static Process start(TestDatabase database, String url, FakePlatform platform, Path folder)
            throws Exception {
        Files.writeString(folder.resolve("platform.json"), JsonMapper.shared().writeValueAsString(platform.file("1")));
        Process cairn = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx" + HEAP + "m",
                        "-Xlog:gc:file=" + folder.resolve("gc.log"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CairnApplication.class.getName(),
                        "--server.port=" + PORT,
                        "--server.address=127.0.0.1",
                        "--cairn.public-address=http://localhost:" + PORT,
                        "--cairn.trial=true",
                        "--cairn.data=" + folder,
                        "--cairn.platforms=" + folder.toUri(),
                        "--cairn.outbound.plain-http-origins=" + platform.origin(),
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest ask = HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + "/.well-known/jwks.json"))
                .build();
        for (int i = 0; i < 600; i++) {
            try {
                if (client.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return cairn;
                }
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        throw new IllegalStateException("Cairn did not start: " + Files.readString(folder.resolve("log")));
    }

    /** One instructor opens Cairn in the course, which asks for a pass. */
    private static void launch(FakePlatform platform) throws Exception {
        String base = "http://localhost:" + PORT;
        HttpClient browser = HttpClient.newHttpClient();
        HttpResponse<Void> login = browser.send(
                form(
                        base + "/lti/login",
                        Map.of(
                                "iss",
                                platform.origin(),
                                "client_id",
                                platform.clientId,
                                "login_hint",
                                "teacher",
                                "target_link_uri",
                                base + "/lti/launch"),
                        ""),
                HttpResponse.BodyHandlers.discarding());
        Map<String, String> query = Arrays.stream(
                        URI.create(login.headers().firstValue("Location").orElseThrow())
                                .getRawQuery()
                                .split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        Map<String, Object> claims =
                platform.claims(query.get("nonce"), Clock.systemUTC().instant());
        claims.put("sub", "teacher");
        claims.put(FakePlatform.CLAIM + "roles", List.of(FakePlatform.MEMBERSHIP + "Instructor"));
        claims.put(FakePlatform.CLAIM + "target_link_uri", base + "/lti/launch");
        String ags = "https://purl.imsglobal.org/spec/lti-ags/";
        claims.put(
                ags + "claim/endpoint",
                Map.of(
                        "lineitems",
                        platform.origin() + "/items",
                        "scope",
                        List.of(ags + "scope/lineitem.readonly", ags + "scope/result.readonly")));
        claims.put(
                "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice",
                Map.of("context_memberships_url", platform.origin() + "/members", "service_versions", List.of("2.0")));
        String cookie = login.headers().allValues("Set-Cookie").stream()
                .map(one -> one.substring(0, one.indexOf(';')))
                .collect(Collectors.joining("; "));
        HttpResponse<String> launch = browser.send(
                form(
                        base + "/lti/launch",
                        Map.of("state", query.get("state"), "id_token", platform.sign(claims)),
                        cookie),
                HttpResponse.BodyHandlers.ofString());
        if (launch.statusCode() != 303) {
            throw new IllegalStateException("launch answered " + launch.statusCode() + launch.body());
        }
    }

    /** The task writes down when it is due next at its very end; only then can it be hurried. */
    private static void again(JdbcClient jdbc) throws InterruptedException {
        jdbc.sql("UPDATE collection_pass SET collected_at = NULL").update();
        while (jdbc.sql("""
                        UPDATE scheduled_tasks SET execution_time = CURRENT_TIMESTAMP
                         WHERE task_name = 'collect-course' AND picked = FALSE
                        """).update() == 0) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static HttpRequest form(String address, Map<String, String> fields, String cookie) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return cookie.isEmpty()
                ? request.build()
                : request.header("Cookie", cookie).build();
    }

    private static void await(Process cairn, JdbcClient jdbc, Path folder) throws Exception {
        for (int i = 0; i < 1_800; i++) {
            List<Map<String, Object>> rows = jdbc.sql(
                            "SELECT collected_at, failure, roster_failure FROM collection_pass")
                    .query()
                    .listOfRows();
            boolean failed =
                    rows.stream().anyMatch(row -> row.get("failure") != null || row.get("roster_failure") != null);
            if (failed || !cairn.isAlive()) {
                throw new IllegalStateException(rows + Files.readString(folder.resolve("log")));
            }
            if (rows.stream().anyMatch(row -> row.get("collected_at") != null)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
        throw new IllegalStateException("the pass did not end: " + Files.readString(folder.resolve("log")));
    }

    private static void report(TestDatabase database, int pass, double cpu, long nanos, JdbcClient jdbc) {
        System.out.printf(
                "%s, pass %d: %.1f CPU seconds, %.1f s; %d enrolled, %d results%n",
                database,
                pass,
                cpu,
                nanos / 1e9,
                count(jdbc, "SELECT count(*) FROM enrolment WHERE active"),
                count(jdbc, "SELECT count(*) FROM result"));
    }

    private static int count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    /** What the collector says: in use at most, and in use at most once it had looked at everything. */
    private static void heap(Path folder) throws IOException {
        int used = 0;
        int live = 0;
        for (String line : Files.readAllLines(folder.resolve("gc.log"))) {
            Matcher pause = PAUSE.matcher(line);
            if (pause.find()) {
                used = Math.max(used, Integer.parseInt(pause.group(1)));
                live = line.contains("Remark") ? Math.max(live, Integer.parseInt(pause.group(2))) : live;
            }
        }
        System.out.printf("heap of %d MB: %d MB in use at most, %d MB after a whole mark%n", HEAP, used, live);
    }
}

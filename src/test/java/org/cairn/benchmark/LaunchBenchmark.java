package org.cairn.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.cairn.CairnApplication;
import org.cairn.testing.FakePlatform;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a start and a launch cost. Cairn runs in a process of its own; this one plays platform and browser and counts the
 * other's CPU time, so the load is not in the figure.
 *
 * <pre>./mvnw test -Dtest=LaunchBenchmark -Dtest.excluded=none</pre>
 */
@Tag("benchmark")
class LaunchBenchmark {

    private static final int PORT = 18080;
    private static final int WARM_UP = 6_000;
    private static final int MEASURED = 4_000;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void launches(TestDatabase database) throws Exception {
        try (FakePlatform platform = new FakePlatform("benchmark")) {
            Process cairn = start(database, platform);
            try {
                run(platform, WARM_UP, 8);
                for (int atOnce : new int[] {1, 8}) {
                    double before = cpuSeconds(cairn.pid());
                    Instant began = Clock.systemUTC().instant();
                    List<Long> times = run(platform, MEASURED, atOnce);
                    double wall =
                            Duration.between(began, Clock.systemUTC().instant()).toMillis() / 1000.0;
                    report(database, atOnce, times, cpuSeconds(cairn.pid()) - before, wall, cairn.pid());
                }
            } finally {
                cairn.destroy();
                cairn.waitFor(20, TimeUnit.SECONDS);
            }
        }
    }

    private static Process start(TestDatabase database, FakePlatform platform) throws Exception {
        Path folder = Files.createTempDirectory("cairn-benchmark");
        Files.writeString(folder.resolve("platform.json"), JsonMapper.shared().writeValueAsString(platform.file("1")));
        Process cairn = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CairnApplication.class.getName(),
                        "--server.port=" + PORT,
                        "--server.address=127.0.0.1",
                        "--cairn.public-address=http://localhost:" + PORT,
                        "--cairn.trial=true",
                        "--cairn.clicks-per-minute=1000000",
                        "--cairn.data=" + folder,
                        "--cairn.platforms=" + folder.toUri(),
                        "--cairn.outbound.plain-http-origins=" + platform.origin(),
                        "--spring.datasource.url=" + database.freshUrl(),
                        "--spring.datasource.username=" + database.username())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest ask = HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + "/.well-known/jwks.json"))
                .build();
        for (int i = 0; i < 600; i++) {
            try {
                if (client.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    System.out.printf(
                            "%s: ready after %.1f CPU seconds, resident %d MB%n",
                            database, cpuSeconds(cairn.pid()), residentMegabytes(cairn.pid()));
                    return cairn;
                }
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        throw new IllegalStateException("Cairn did not start: " + Files.readString(folder.resolve("log")));
    }

    private static List<Long> run(FakePlatform platform, int launches, int atOnce) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<List<Long>>> runs = new ArrayList<>();
            for (int person = 0; person < atOnce; person++) {
                int who = person;
                runs.add(people.submit(() -> {
                    HttpClient browser = HttpClient.newBuilder()
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .build();
                    List<Long> times = new ArrayList<>();
                    for (int i = 0; i < launches / atOnce; i++) {
                        times.add(launch(browser, platform, "person-" + who + "-" + i % 500));
                    }
                    return times;
                }));
            }
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> run : runs) {
                all.addAll(run.get());
            }
            return all;
        } finally {
            people.shutdownNow();
        }
    }

    /** Login, launch and the page it leads to; microseconds without the platform's signing. */
    private static long launch(HttpClient browser, FakePlatform platform, String sub) throws Exception {
        String base = "http://localhost:" + PORT;
        long began = System.nanoTime();
        HttpResponse<Void> login = browser.send(
                form(
                        base + "/lti/login",
                        Map.of(
                                "iss",
                                platform.origin(),
                                "client_id",
                                platform.clientId,
                                "login_hint",
                                sub,
                                "target_link_uri",
                                base + "/lti/launch"),
                        ""),
                HttpResponse.BodyHandlers.discarding());
        String cookie = cookies(login);
        URI next =
                URI.create(base).resolve(login.headers().firstValue("Location").orElseThrow());
        HttpResponse<Void> sent = browser.send(
                HttpRequest.newBuilder(next).header("Cookie", cookie).build(), HttpResponse.BodyHandlers.discarding());
        long login1 = System.nanoTime() - began;
        String location = sent.headers().firstValue("Location").orElseThrow();
        Map<String, Object> claims =
                platform.claims(parameter(location, "nonce"), Clock.systemUTC().instant());
        claims.put("sub", sub);
        claims.put(FakePlatform.CLAIM + "target_link_uri", base + "/lti/launch");
        String token = platform.sign(claims);
        long second = System.nanoTime();
        HttpResponse<Void> launch = browser.send(
                form(base + "/lti/launch", Map.of("state", parameter(location, "state"), "id_token", token), cookie),
                HttpResponse.BodyHandlers.discarding());
        if (launch.statusCode() != 303) {
            throw new IllegalStateException("launch answered " + launch.statusCode());
        }
        String session = cookies(launch);
        URI page = URI.create(launch.headers().firstValue("Location").orElseThrow());
        for (int hop = 0; hop < 4 && page != null; hop++) {
            HttpResponse<Void> answer = browser.send(
                    HttpRequest.newBuilder(page).header("Cookie", session).build(),
                    HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(page + " answered " + answer.statusCode());
            }
            page = answer.headers().firstValue("Location").map(page::resolve).orElse(null);
        }
        return (login1 + System.nanoTime() - second) / 1000;
    }

    private static HttpRequest form(String address, Map<String, String> fields, String cookie) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, field) -> body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(field, StandardCharsets.UTF_8)));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        return cookie.isEmpty()
                ? request.build()
                : request.header("Cookie", cookie).build();
    }

    private static String cookies(HttpResponse<?> answer) {
        return String.join(
                "; ",
                answer.headers().allValues("Set-Cookie").stream()
                        .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                        .toList());
    }

    private static String parameter(String location, String name) {
        String query = URI.create(location).getRawQuery();
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return java.net.URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new IllegalStateException(name + " is missing");
    }

    private static void report(TestDatabase database, int atOnce, List<Long> times, double cpu, double wall, long pid)
            throws IOException {
        Collections.sort(times);
        System.out.printf(
                "%s, %d at once: %d launches, %.2f ms CPU each, %.0f/s, p50 %.1f ms, p99 %.1f ms, resident %d MB%n",
                database,
                atOnce,
                times.size(),
                cpu * 1000 / times.size(),
                times.size() / wall,
                times.get(times.size() / 2) / 1000.0,
                times.get(times.size() * 99 / 100) / 1000.0,
                residentMegabytes(pid));
    }

    /** User and system time of the process, in seconds (proc(5): fields 14 and 15, in clock ticks of 10 ms). */
    private static double cpuSeconds(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }

    private static long residentMegabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}

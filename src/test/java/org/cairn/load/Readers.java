package org.cairn.load;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.cairn.testing.FakePlatform;

/** Browsers of people who click in an LMS that signs what it is told to, and then read pages. */
final class Readers {

    private static final int MOST_HOPS = 4;

    private final URI cairn;
    private final FakePlatform platform;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    Readers(URI cairn, FakePlatform platform) {
        this.cairn = cairn;
        this.platform = platform;
    }

    /**
     * Where a launch has led to.
     *
     * @param home the address of the launch, under which its pages lie
     * @param nanos what it took, the platform's signing aside
     */
    record Launched(String home, String cookies, long nanos) {}

    /** From the click to the page, and all the way of it. */
    Launched launch(Consumer<Map<String, Object>> who) throws IOException, InterruptedException {
        long began = System.nanoTime();
        HttpResponse<String> login = post(
                cairn.resolve("/lti/login"),
                Map.of(
                        "iss",
                        platform.origin(),
                        "client_id",
                        platform.clientId,
                        "login_hint",
                        "somebody",
                        "target_link_uri",
                        cairn + "/lti/launch"),
                "");
        String browser = cookies(login);
        String asked = location(get(cairn.resolve(location(login)), browser));
        long signing = System.nanoTime();
        Map<String, Object> claims =
                platform.claims(parameter(asked, "nonce"), Clock.systemUTC().instant());
        claims.put(FakePlatform.CLAIM + "target_link_uri", cairn + "/lti/launch");
        who.accept(claims);
        String token = platform.sign(claims);
        long signed = System.nanoTime();
        HttpResponse<String> launched = post(
                cairn.resolve("/lti/launch"), Map.of("state", parameter(asked, "state"), "id_token", token), browser);
        String session = cookies(launched);
        URI page = URI.create(location(launched));
        follow(page, session);
        String home = "/l/" + page.getPath().split("/", -1)[2];
        return new Launched(home, session, System.nanoTime() - began - (signed - signing));
    }

    /** A page that answers, wherever it is sent on to. */
    String read(Launched launched, String path) throws IOException, InterruptedException {
        return follow(cairn.resolve(launched.home() + path), launched.cookies());
    }

    String read(String path) throws IOException, InterruptedException {
        return follow(cairn.resolve(path), "");
    }

    private String follow(URI page, String cookies) throws IOException, InterruptedException {
        URI at = page;
        for (int hop = 0; hop <= MOST_HOPS; hop++) {
            HttpResponse<String> answer = get(at, cookies);
            if (answer.statusCode() / 100 == 2) {
                return answer.body();
            }
            if (answer.statusCode() / 100 != 3) {
                throw new IllegalStateException(at + " answered " + answer.statusCode());
            }
            at = at.resolve(location(answer));
        }
        throw new IllegalStateException("it goes on and on: " + page);
    }

    HttpResponse<String> get(URI address, String cookies) throws IOException, InterruptedException {
        return client.send(with(HttpRequest.newBuilder(address), cookies).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(URI address, Map<String, String> fields, String cookies)
            throws IOException, InterruptedException {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return client.send(
                with(HttpRequest.newBuilder(address), cookies)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String cookies) {
        request.header("Accept", "text/html");
        return cookies.isEmpty() ? request : request.header("Cookie", cookies);
    }

    static String location(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException(answer.uri() + " answered " + answer.statusCode()));
    }

    static String cookies(HttpResponse<?> answer) {
        List<String> set = answer.headers().allValues("Set-Cookie");
        return set.stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
    }

    private static String parameter(String address, String name) {
        return Arrays.stream(URI.create(address).getRawQuery().split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }
}

package org.cairn.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** Keeps cookies, follows redirects, and sends the forms that pages send by themselves. It runs no script and shows nothing. */
public final class PlainBrowser {

    private static final int MOST_STEPS = 12;
    private static final Pattern FORM =
            Pattern.compile("<form method=\"post\" action=\"([^\"]+)\">(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Map<String, String>> cookies = new HashMap<>();

    /** Goes there, and on until a page stays. */
    public HttpResponse<String> visit(URI address) {
        HttpResponse<String> answer = get(address);
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<HttpResponse<String>> next = next(answer);
            if (next.isEmpty()) {
                return answer;
            }
            answer = next.get();
        }
        throw new IllegalStateException("it goes on and on: " + answer.uri());
    }

    public HttpResponse<String> post(URI address, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Optional<HttpResponse<String>> next(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 == 3) {
            return answer.headers()
                    .firstValue("Location")
                    .map(to -> get(answer.uri().resolve(to)));
        }
        Matcher form = FORM.matcher(answer.body());
        if (!answer.body().contains("/js/post.js") || !form.find()) {
            return Optional.empty();
        }
        Map<String, String> fields = new TreeMap<>();
        FIELD.matcher(form.group(2))
                .results()
                .forEach(field -> fields.put(field.group(1), HtmlUtils.htmlUnescape(field.group(2))));
        return Optional.of(post(answer.uri().resolve(HtmlUtils.htmlUnescape(form.group(1))), fields));
    }

    private HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        HttpRequest whole = request.build();
        Map<String, String> kept = cookies.computeIfAbsent(whole.uri().getAuthority(), site -> new TreeMap<>());
        if (!kept.isEmpty()) {
            request.header(
                    "Cookie",
                    kept.entrySet().stream()
                            .map(one -> one.getKey() + "=" + one.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer =
                    client.send(request.header("Accept", "text/html, */*;q=0.5").build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(set -> keep(kept, set));
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException("no answer from " + whole.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void keep(Map<String, String> kept, String set) {
        String pair = set.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        if (set.toLowerCase(Locale.ROOT).contains("max-age=0")) {
            kept.remove(name);
        } else {
            kept.put(name, pair.substring(name.length() + 1));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package org.cairn.sandbox;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One LMS for all tests, on its first day before each, with a tool stub beside it and a browser of its own per test. */
final class RunningLms implements BeforeEachCallback {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient services = HttpClient.newHttpClient();
    private HttpClient browser = newBrowser();

    /** Started by the first test that needs it; the process ends it. */
    private static final class Started {
        static final ToolStub TOOL = new ToolStub();
        static final SandboxLms LMS = SandboxLms.start(0, TOOL.address());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Started.LMS.reset();
        browser = newBrowser();
    }

    SandboxLms lms() {
        return Started.LMS;
    }

    ToolStub tool() {
        return Started.TOOL;
    }

    String tokenEndpoint() {
        return lms().address() + "/lti/token";
    }

    // --- as a browser ---

    HttpResponse<String> get(String path) {
        return send(browser, HttpRequest.newBuilder(at(path)).GET());
    }

    /** Follows redirects by hand, at most five. */
    HttpResponse<String> follow(String path) {
        HttpResponse<String> response = get(path);
        for (int hop = 0; hop < 5 && response.statusCode() / 100 == 3; hop++) {
            response = get(response.headers().firstValue("Location").orElseThrow());
        }
        return response;
    }

    HttpResponse<String> post(String path, Map<String, String> form) {
        return send(browser, form(path, form));
    }

    /** Posts a form that the page at {@code page} shows, with its CSRF token. */
    HttpResponse<String> submit(String page, String action, Map<String, String> form) {
        Map<String, String> fields = new java.util.LinkedHashMap<>(form);
        fields.put("_csrf", field(get(page).body(), "_csrf"));
        return post(action, fields);
    }

    void enter(String who) {
        get("/enter/" + who);
    }

    // --- as a tool ---

    HttpResponse<String> token(Map<String, String> form) {
        return send(services, form("/lti/token", form));
    }

    Map<String, String> tokenForm(String assertion, String scope) {
        return new java.util.HashMap<>(Map.of(
                "grant_type",
                "client_credentials",
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion,
                "scope",
                scope));
    }

    String bearer(Scope... scopes) {
        String assertion = tool().assertion(tokenEndpoint(), UnaryOperator.identity());
        HttpResponse<String> response = token(tokenForm(assertion, Scope.join(java.util.Set.of(scopes))));
        return json(response).path("access_token").stringValue();
    }

    HttpResponse<String> call(String method, String uri, String bearer, String accept, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(uri)).header("Authorization", "Bearer " + bearer);
        if (!accept.isEmpty()) {
            request.header("Accept", accept);
        }
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return send(
                services,
                request.method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> read(String uri, String bearer, String accept) {
        return call("GET", uri, bearer, accept, "", "");
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** The value of a hidden field, as a browser reads it. */
    static String field(String html, String name) {
        Matcher found = Pattern.compile("name=\"" + Pattern.quote(name) + "\" value=\"([^\"]*)\"")
                .matcher(html);
        if (!found.find()) {
            throw new AssertionError("No field " + name + " in\n" + html);
        }
        return org.springframework.web.util.HtmlUtils.htmlUnescape(found.group(1));
    }

    static String query(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static List<String> next(HttpResponse<String> response) {
        return response.headers().allValues("Link").stream()
                .filter(link -> link.endsWith("rel=\"next\""))
                .map(link -> link.replaceFirst("<([^>]*)>; rel=\"next\"", "$1"))
                .toList();
    }

    private URI at(String path) {
        return lms().address().resolve(path);
    }

    private HttpRequest.Builder form(String path, Map<String, String> form) {
        return HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(query(form)));
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static HttpClient newBrowser() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .build();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

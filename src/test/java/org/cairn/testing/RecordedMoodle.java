package org.cairn.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Moodle 4.5 that answers what a real one answered (src/test/resources/moodle), to the same method, path, query and
 * media types, and 404 to all else.
 */
public final class RecordedMoodle {

    private static final String RECORDED_AT = "http://localhost:8090";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    public RecordedMoodle() {
        server.start();
    }

    /** Scheme, host and port. */
    public String origin() {
        return "http://127.0.0.1:" + server.port();
    }

    public URI at(String pathAndQuery) {
        return URI.create(origin() + pathAndQuery);
    }

    public WireMockServer server() {
        return server;
    }

    /** Forgets all answers and all requests. */
    public void reset() {
        server.resetAll();
    }

    /** Answers as in these recorded exchanges; a later one overrides an earlier one of the same request. */
    public RecordedMoodle replays(String... exchanges) {
        for (String exchange : exchanges) {
            replay(exchange);
        }
        return this;
    }

    /** The recorded answer, to another path and query. */
    public RecordedMoodle replaysAt(String exchange, String pathAndQuery) {
        JsonNode recorded = read(exchange);
        server.stubFor(asked(recorded, pathAndQuery).willReturn(answer(recorded.required("response"))));
        return this;
    }

    /** What this function of the web services answered to an account that was recorded. */
    public RecordedMoodle webService(String function, String recording) {
        return webService(
                function, "", aResponse().withBody(here(read(recording).toString())));
    }

    /** Another answer of a function, to questions with these form fields. */
    public RecordedMoodle webService(String function, String fields, ResponseDefinitionBuilder answer) {
        server.stubFor(post(urlEqualTo("/webservice/rest/server.php"))
                .withHeader("Content-Type", containing("application/x-www-form-urlencoded"))
                .withRequestBody(containing("&wsfunction=" + function + "&"))
                .withRequestBody(containing(fields))
                .willReturn(answer.withHeader("Content-Type", "application/json; charset=utf-8")));
        return this;
    }

    private void replay(String exchange) {
        JsonNode recorded = read(exchange);
        URI url = URI.create(recorded.required("request").required("url").asString());
        String pathAndQuery = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        server.stubFor(asked(recorded, pathAndQuery).willReturn(answer(recorded.required("response"))));
    }

    private static MappingBuilder asked(JsonNode recorded, String pathAndQuery) {
        JsonNode request = recorded.required("request");
        MappingBuilder asked = request(request.required("method").asString(), urlEqualTo(pathAndQuery));
        JsonNode headers = request.required("headers");
        if (headers.has("accept")) {
            asked.withHeader("Accept", equalTo(headers.required("accept").asString()));
        }
        if (headers.has("authorization") && headers.has("content-type")) {
            asked.withHeader(
                    "Content-Type", equalTo(headers.required("content-type").asString()));
        }
        return asked;
    }

    private ResponseDefinitionBuilder answer(JsonNode recorded) {
        ResponseDefinitionBuilder answer =
                aResponse().withStatus(recorded.required("status").asInt());
        recorded.required("headers")
                .properties()
                .forEach(header -> answer.withHeader(
                        header.getKey(), here(header.getValue().asString())));
        JsonNode body = recorded.required("body");
        return answer.withBody(here(body.isString() ? body.asString() : JSON.writeValueAsString(body)));
    }

    /** The names of all recorded exchanges of services. */
    public static List<String> exchanges() {
        String[] files = new File(Objects.requireNonNull(RecordedMoodle.class.getResource("/moodle"))
                        .getPath())
                .list();
        return Arrays.stream(Objects.requireNonNull(files))
                .filter(name -> name.startsWith("svc-"))
                .map(name -> name.substring(0, name.length() - ".json".length()))
                .sorted()
                .toList();
    }

    private String here(String text) {
        return text.replace(RECORDED_AT, origin());
    }

    /** A recorded exchange: what was asked, and what Moodle answered. */
    public static JsonNode read(String exchange) {
        String path = "/moodle/" + exchange + ".json";
        try (InputStream file = Objects.requireNonNull(RecordedMoodle.class.getResourceAsStream(path), path)) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

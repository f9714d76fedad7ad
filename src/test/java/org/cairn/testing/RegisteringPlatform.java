package org.cairn.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A Moodle that registers tools as a real one did (src/test/resources/moodle/dynreg-*), and shows them in its frame. */
public final class RegisteringPlatform implements AutoCloseable {

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    public RegisteringPlatform() {
        server.start();
        json("/mod/lti/openid-configuration.php", recorded("dynreg-openid-configuration.json"));
        json("/mod/lti/certs.php", new JWKSet(FakePlatform.newKey("moodle-key")).toString());
        server.stubFor(post("/mod/lti/openid-registration.php")
                .willReturn(aResponse()
                        .withBody("{\"client_id\":\"registered-itself\",\"https://purl.imsglobal.org/spec/"
                                + "lti-tool-configuration\":{\"deployment_id\":\"3\"}}")));
        server.stubFor(post("/mod/lti/token.php").willReturn(aResponse().withStatus(400)));
    }

    public String origin() {
        return "http://127.0.0.1:" + server.port();
    }

    /** A page of the LMS that opens the tool's address as Moodle does, and keeps what the frame tells it. */
    public String framing(String tool) {
        String src = tool + "&openid_configuration="
                + URLEncoder.encode(origin() + "/mod/lti/openid-configuration.php", StandardCharsets.UTF_8)
                + "&registration_token=moodles-token";
        server.stubFor(get(urlPathEqualTo("/mod/lti/startltiadvregistration.php"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/html")
                        .withBody("<!doctype html><html lang=en><title>Moodle</title><h1>Register an external tool</h1>"
                                + "<script>window.told=[];addEventListener('message',e=>{if(!['lti.frameResize','lti.scrollToTop']"
                                + ".includes(e.data.subject))told.push(e.data)})</script><iframe title='Tool' width='100%' height='700' src=\""
                                + src.replace("&", "&amp;") + "\"></iframe></html>")));
        return origin() + "/mod/lti/startltiadvregistration.php";
    }

    @Override
    public void close() {
        server.stop();
    }

    private void json(String path, String body) {
        server.stubFor(get(path)
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody(body)));
    }

    private String recorded(String name) {
        try (InputStream file = getClass().getResourceAsStream("/moodle/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("http://localhost:8090", origin());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

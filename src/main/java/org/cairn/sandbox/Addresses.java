package org.cairn.sandbox;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Where this platform and its one tool are found. The own port is known only once the server listens. */
@Component
final class Addresses {

    static final String CLIENT_ID = "cairn-sandbox";
    static final String DEPLOYMENT_ID = "1";

    private final URI tool;
    private volatile int port;

    Addresses(@Value("${sandbox.tool}") URI tool) {
        this.tool = tool;
    }

    @EventListener
    void listening(ServletWebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    /** The issuer, which is also this platform's origin, without a trailing slash. */
    String issuer() {
        return issuer(port);
    }

    static String issuer(int port) {
        return "http://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    URI own(String path) {
        return URI.create(issuer() + path);
    }

    URI tokenEndpoint() {
        return own("/lti/token");
    }

    /** Cairn's own address; every other address of Cairn is given at registration and starts with it. */
    URI tool() {
        return tool;
    }

    String toolOrigin() {
        return tool.getScheme() + "://" + tool.getRawAuthority();
    }

    URI toolLogin() {
        return at("lti", "login");
    }

    URI toolRedirect() {
        return at("lti", "launch");
    }

    URI toolKeys() {
        return at(".well-known", "jwks.json");
    }

    URI toolAdministration() {
        return at("admin");
    }

    URI toolVerification() {
        return at("verify");
    }

    private URI at(String... segments) {
        return UriComponentsBuilder.fromUri(tool).pathSegment(segments).build().toUri();
    }
}

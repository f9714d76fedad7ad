package org.cairn.sandbox;

import java.net.URI;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Where this platform and Cairn are found. The own port is known only once the server listens. */
@Component
final class Addresses {

    static final String CLIENT_ID = "cairn-sandbox";
    static final String DEPLOYMENT_ID = "1";

    private final URI tool;
    private volatile int port;

    /**
     * The addresses of a tool.
     *
     * @param target where a link leads that has no address of its own
     * @param deepLinking where content is chosen
     */
    record OfTool(URI login, List<URI> redirects, URI target, URI deepLinking, URI keys) {}

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

    OfTool ofFirstTool() {
        return new OfTool(toolLogin(), List.of(toolRedirect()), toolRedirect(), toolRedirect(), toolKeys());
    }

    /** Whether an address is one of Cairn's. */
    boolean isOfTool(URI address) {
        return toolOrigin().equals(address.getScheme() + "://" + address.getRawAuthority());
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

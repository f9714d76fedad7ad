package org.cairn.platform.web;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cairn.platform.Product;
import org.cairn.platform.dynreg.ToolConfiguration;

/**
 * What an administrator of an LMS enters there about Cairn, under the names that the LMS's own form, or its database, has for
 * each. What a person reads as a name is the message {@code platform.form.<product>.<name>}.
 */
record ToolValues(Product product, List<Entry> entries) {

    /** How a value gets into the form: copied, or chosen as {@code platform.form.<product>.<name>.choose} says. */
    public enum Kind {
        COPY,
        CHOOSE
    }

    /** One field of the form. */
    public record Entry(String name, String value, Kind kind) {}

    /**
     * The form of a product.
     *
     * @param base our public address
     * @param login where a login begins
     * @param canvas where Canvas finds its configuration
     */
    public static ToolValues of(Product product, URI base, URI login, URI canvas) {
        return new ToolValues(
                product,
                switch (product) {
                    case MOODLE -> moodle(base, login);
                    case CANVAS -> canvas(base, canvas);
                    case BRIGHTSPACE -> brightspace(base, login);
                    case BLACKBOARD -> blackboard(base, login);
                    case SAKAI -> sakai(base, login);
                    case OPENEDX -> openedx(base, login);
                    case OTHER -> other(base, login);
                });
    }

    /** Names and values, as they are served and kept as templates. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        entries.forEach(entry -> values.put(entry.name(), entry.value()));
        return values;
    }

    private static List<Entry> moodle(URI base, URI login) {
        return List.of(
                copy("lti_typename", "Cairn"),
                copy("lti_toolurl", launch(base)),
                choose("lti_ltiversion", "1.3.0"),
                choose("lti_keytype", "JWK_KEYSET"),
                copy("lti_publickeyset", keys(base)),
                copy("lti_initiatelogin", login.toString()),
                copy("lti_redirectionuris", launch(base)),
                // Moodle has no history of resource links
                copy("lti_customparameters", "context_id_history=$Context.id.history"),
                choose("lti_coursevisible", "2"),
                choose("lti_launchcontainer", "3"),
                choose("lti_contentitem", "1"),
                copy("lti_toolurl_ContentItemSelectionRequest", launch(base)),
                choose("ltiservice_gradesynchronization", "2"),
                choose("ltiservice_memberships", "1"),
                choose("lti_sendname", "1"),
                choose("lti_sendemailaddr", "1"),
                choose("lti_acceptgrades", "2"));
    }

    private static List<Entry> canvas(URI base, URI configuration) {
        return List.of(
                copy("key_name", "Cairn"),
                copy("redirect_uris", launch(base)),
                choose("method", "url"),
                copy("json_url", configuration.toString()));
    }

    private static List<Entry> brightspace(URI base, URI login) {
        return List.of(
                copy("name", "Cairn"),
                copy("domain", base.toString()),
                copy("redirect_urls", launch(base)),
                copy("openid_connect_login_url", login.toString()),
                copy("target_link_uri", launch(base)),
                copy("keyset_url", keys(base)),
                choose("extensions", "ags,dl,nrps"),
                copy("custom_parameters", custom("\n")));
    }

    private static List<Entry> blackboard(URI base, URI login) {
        return List.of(
                copy("application_name", "Cairn"),
                copy("description", ToolConfiguration.DESCRIPTION),
                copy("domains", base.getRawAuthority()),
                choose("supports_lti_13", "on"),
                copy("login_initiation_url", login.toString()),
                copy("tool_redirect_urls", launch(base)),
                copy("tool_jwks_url", keys(base)),
                choose("signing_algorithm", "RS256"),
                copy("custom_parameters", custom("\n")));
    }

    private static List<Entry> sakai(URI base, URI login) {
        return List.of(
                copy("title", "Cairn"),
                copy("launch", launch(base)),
                choose("lti13", "on"),
                copy("lti13_tool_keyset", keys(base)),
                copy("lti13_oidc_endpoint", login.toString()),
                copy("lti13_oidc_redirect", launch(base)),
                choose("pl_launch", "1"),
                choose("pl_linkselection", "1"),
                choose("sendname", "1"),
                choose("sendemailaddr", "1"),
                choose("allowlineitems", "1"),
                choose("allowroster", "1"),
                copy("custom", custom("\n")));
    }

    private static List<Entry> openedx(URI base, URI login) {
        return List.of(
                choose("lti_version", "lti_1p3"),
                copy("lti_1p3_launch_url", launch(base)),
                copy("lti_1p3_redirect_uris", "[\"" + launch(base) + "\"]"),
                copy("lti_1p3_oidc_url", login.toString()),
                choose("lti_1p3_tool_key_mode", "keyset_url"),
                copy("lti_1p3_tool_keyset_url", keys(base)),
                choose("lti_1p3_enable_nrps", "true"),
                choose("lti_advantage_deep_linking_enabled", "true"),
                copy("lti_advantage_deep_linking_launch_url", launch(base)),
                choose("lti_advantage_ags_mode", "programmatic"));
    }

    private static List<Entry> other(URI base, URI login) {
        return List.of(
                copy("target_link_uri", launch(base)),
                copy("initiate_login_uri", login.toString()),
                copy("redirect_uris", launch(base)),
                copy("jwks_uri", keys(base)),
                copy("deep_linking_uri", launch(base)),
                copy("custom_parameters", custom("\n")));
    }

    private static Entry copy(String name, String value) {
        return new Entry(name, value, Kind.COPY);
    }

    private static Entry choose(String name, String value) {
        return new Entry(name, value, Kind.CHOOSE);
    }

    private static String launch(URI base) {
        return base + "/lti/launch";
    }

    private static String keys(URI base) {
        return base + "/.well-known/jwks.json";
    }

    private static String custom(String between) {
        return ToolConfiguration.CUSTOM.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining(between));
    }
}

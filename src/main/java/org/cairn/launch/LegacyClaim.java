package org.cairn.launch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.cairn.launch.lti.ClaimText;
import org.cairn.launch.lti.IdToken;
import org.cairn.launch.lti.Lti;
import org.cairn.platform.Registration;
import org.cairn.shared.Sha256;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads the LTI 1.1 migration claim (LTI 1.3 Migration, lti1p1). Nothing of it is believed without the signature of the
 * consumer key's own secret: the platform's signature says that the platform sent it, not that the old ids are its own.
 */
@Component
@EnableConfigurationProperties(LegacyClaim.LegacySettings.class)
class LegacyClaim {

    private static final Logger audit = LoggerFactory.getLogger("org.cairn.audit");

    private final LegacySettings settings;

    LegacyClaim(LegacySettings settings) {
        this.settings = settings;
    }

    /** What the platform called person and link in LTI 1.1; an id that stayed the same is absent. */
    record OldIds(@Nullable String userId, @Nullable String resourceLinkId) {}

    Optional<OldIds> read(Registration registration, IdToken token) {
        JsonNode claim = token.claims().path(Lti.CLAIM_LTI_1P1);
        String key = ClaimText.id(claim.path("oauth_consumer_key"));
        String secret = key == null ? null : settings.secrets().get(key);
        if (key == null || secret == null) {
            return Optional.empty();
        }
        if (!isSigned(
                base(key, registration, token),
                secret,
                claim.path("oauth_consumer_key_sign").asString(""))) {
            audit.warn("launch.lti11-not-believed registration={}", registration.id());
            return Optional.empty();
        }
        return Optional.of(
                new OldIds(ClaimText.id(claim.path("user_id")), ClaimText.id(claim.path("resource_link_id"))));
    }

    private static String base(String key, Registration registration, IdToken token) {
        return String.join(
                "&",
                key,
                token.text(Lti.CLAIM_DEPLOYMENT_ID),
                registration.issuer(),
                registration.clientId(),
                token.claims().path("exp").asString(""),
                token.text("nonce"));
    }

    /** The digest in Base64, as the specification writes it, or its hexadecimal form in Base64, as Moodle does. */
    private static boolean isSigned(String base, String secret, String sign) {
        byte[] digest = Sha256.keyed(Sha256.key(secret.getBytes(StandardCharsets.UTF_8)), base);
        byte[] hexadecimal = HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
        byte[] sent = sign.getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(Base64.getEncoder().encode(digest), sent)
                || MessageDigest.isEqual(Base64.getEncoder().encode(hexadecimal), sent);
    }

    /**
     * The secrets that platforms had with this tool in LTI 1.1, by consumer key ({@code cairn.lti11.secrets}). They open nothing;
     * they only confirm what somebody was called before.
     */
    @ConfigurationProperties("cairn.lti11")
    record LegacySettings(@DefaultValue Map<String, String> secrets) {

        LegacySettings {
            secrets = Map.copyOf(secrets);
        }
    }
}

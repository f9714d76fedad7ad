package org.cairn.platform;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.cairn.shared.Bilingual;
import org.cairn.shared.InstitutionId;
import org.jspecify.annotations.Nullable;

/** A registration as an operator keeps it under version control: one file of {@code lti-config/platforms}. */
public record PlatformFile(
        String name,
        String issuer,
        String clientId,
        List<String> deploymentIds,
        URI authorizationEndpoint,
        URI tokenEndpoint,
        @Nullable String tokenAudience,
        URI jwksUri,
        String productFamily,
        @Nullable Boolean autoAcceptDeployments,
        List<String> furtherOrigins,
        Owner institution) {

    /** The institution that owns the registration; files that name the same website, or else the same name, share one. */
    public record Owner(
            @Nullable String nameEn,
            @Nullable String nameFr,
            @Nullable URI website,
            @Nullable String email) {}

    public PlatformFile {
        given("name", name);
        address("issuer", given("issuer", issuer));
        given("clientId", clientId);
        address("authorizationEndpoint", given("authorizationEndpoint", authorizationEndpoint));
        address("tokenEndpoint", given("tokenEndpoint", tokenEndpoint));
        address("jwksUri", given("jwksUri", jwksUri));
        given("institution", institution);
        if (institution.nameEn() == null && institution.nameFr() == null) {
            throw new IllegalArgumentException("institution: nameEn or nameFr is missing");
        }
        deploymentIds = List.copyOf(Objects.requireNonNullElse(deploymentIds, List.of()));
        productFamily = Objects.requireNonNullElse(productFamily, "other");
        furtherOrigins = List.copyOf(Objects.requireNonNullElse(furtherOrigins, List.of()));
        furtherOrigins.forEach(origin -> address("furtherOrigins", origin));
    }

    Institution toInstitution() {
        String key =
                Objects.toString(institution.website(), Objects.toString(institution.nameEn(), institution.nameFr()));
        return new Institution(
                new InstitutionId(UUID.nameUUIDFromBytes(("institution " + key).getBytes(StandardCharsets.UTF_8))),
                new Bilingual(institution.nameEn(), institution.nameFr()),
                institution.website(),
                institution.email());
    }

    Registration toRegistration(InstitutionId owner) {
        return new Registration(
                new RegistrationId(UUID.randomUUID()),
                owner,
                name,
                issuer,
                clientId,
                authorizationEndpoint,
                tokenEndpoint,
                tokenAudience,
                jwksUri,
                productFamily,
                Boolean.TRUE.equals(autoAcceptDeployments),
                true,
                Origin.list(String.join(" ", furtherOrigins)));
    }

    private static Object given(String key, @Nullable Object value) {
        if (value == null || value.toString().isBlank()) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }

    private static void address(String key, Object value) {
        if (!value.toString().matches("https?://[^\\s/?#@]+([/?#]\\S*)?")) {
            throw new IllegalArgumentException(key + " is not a web address");
        }
    }
}

package org.cairn.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The institution's identity provider, for Cairn's administrators ({@code cairn.admin.oidc.*}). Without an issuer there is
 * none, and local accounts are the only way in.
 *
 * @param issuer as the provider writes it, letter by letter
 * @param clientSecret or a file that holds it
 * @param administrators who gets in: a subject, a verified e-mail address, or {@code claim=value}; nobody where it is empty
 * @param contact whom somebody who is not on that list may ask
 */
@ConfigurationProperties("cairn.admin.oidc")
record OidcSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String clientSecretFile,
        @DefaultValue List<String> administrators,
        @DefaultValue("") String contact) {

    boolean configured() {
        return !issuer.isBlank();
    }

    /** Half a configuration would be found out by whoever signs in first; it is found out at start instead. */
    void mustBeWhole() {
        require(!clientId.isBlank(), "client-id", "The identity provider has given Cairn a client id: say which.");
        require(
                !clientSecret.isBlank() || !clientSecretFile.isBlank(),
                "client-secret-file",
                "Name the file that holds the client secret, or set client-secret.");
        require(
                !administrators.isEmpty(),
                "administrators",
                "Nobody would get in. List subjects, verified e-mail addresses, or claim=value.");
        require(
                issuer.matches("https?://[^\\s/?#@]+(/[^\\s?#]*)?")
                        && URI.create(issuer).getHost() != null,
                "issuer",
                "The issuer is the address that the provider calls itself, such as https://login.example.edu.");
    }

    String secret() {
        if (clientSecretFile.isBlank()) {
            return clientSecret;
        }
        try {
            return Files.readString(Path.of(clientSecretFile)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The client secret file " + clientSecretFile + " cannot be read.", e);
        }
    }

    /** An e-mail address counts only where the provider has verified it; the comparison of subjects is exact. */
    boolean admits(Map<String, Object> claims) {
        return administrators.stream().map(String::strip).anyMatch(entry -> admits(entry, claims));
    }

    private static boolean admits(String entry, Map<String, Object> claims) {
        int equals = entry.indexOf('=');
        if (equals > 0) {
            Object claim = claims.get(entry.substring(0, equals));
            String value = entry.substring(equals + 1);
            return claim instanceof List<?> many ? many.contains(value) : value.equals(claim);
        }
        boolean verified = Boolean.TRUE.equals(claims.get("email_verified"));
        return entry.equals(claims.get("sub"))
                || (entry.contains("@")
                        && verified
                        && entry.equalsIgnoreCase(Objects.toString(claims.get("email"), "")));
    }

    private void require(boolean right, String property, String todo) {
        if (!right) {
            throw new InvalidConfigurationPropertyValueException("cairn.admin.oidc." + property, "(not shown)", todo);
        }
    }
}

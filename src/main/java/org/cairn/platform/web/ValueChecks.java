package org.cairn.platform.web;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cairn.outbound.Outbound;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.outbound.OutboundRequest;
import org.cairn.platform.Origin;
import org.cairn.platform.PendingRegistration.PlatformValues;
import org.cairn.platform.Product;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Service;

/**
 * Whether the values of a platform can be right: first their form, then, through the one guarded client and at a measured
 * pace, whether somebody answers there as a platform would.
 */
@Service
class ValueChecks {

    /** The fields, in the order in which they are asked for. */
    public static final List<String> FIELDS = List.of(
            "name",
            "issuer",
            "clientId",
            "deploymentId",
            "authorizationEndpoint",
            "tokenEndpoint",
            "tokenAudience",
            "jwksUri",
            "furtherOrigins");

    private static final Set<String> OPTIONAL = Set.of("deploymentId", "tokenAudience", "furtherOrigins");
    private static final Map<String, Integer> LONGEST = Map.of("name", 300, "clientId", 500, "deploymentId", 255);
    private static final String LANE = "registration";
    private static final int SHORTEST_RSA = 2048;

    private final Outbound outbound;
    private final CheckPace pace;

    ValueChecks(Outbound outbound, CheckPace pace) {
        this.outbound = outbound;
        this.pace = pace;
    }

    /** The values with what the product itself tells filled in. */
    public PlatformValues complete(Product product, PlatformValues values) {
        return KnownEndpoints.complete(product, values);
    }

    /** Whether a value has the right form; asks nobody. */
    public ValueCheck form(String field, PlatformValues values) {
        String value = value(field, values);
        if (value == null) {
            boolean needed = field.equals("furtherOrigins") && isHosted(values.issuer());
            return OPTIONAL.contains(field) && !needed
                    ? ValueCheck.passed(field, "optional")
                    : ValueCheck.failed(field, "missing");
        }
        if (value.length() > LONGEST.getOrDefault(field, 2000) || value.chars().anyMatch(Character::isISOControl)) {
            return ValueCheck.failed(field, "unreadable");
        }
        return switch (field) {
            case "issuer" -> issuer(value);
            case "authorizationEndpoint" -> authorization(value, values);
            case "tokenEndpoint", "jwksUri" -> address(field, value);
            case "furtherOrigins" -> origins(value);
            default -> ValueCheck.passed(field, "given");
        };
    }

    /** The form of a value and, where it is an address of a service, whether the service answers. */
    public ValueCheck check(String field, RegistrationId registration, PlatformValues values) {
        ValueCheck form = form(field, values);
        String value = value(field, values);
        boolean asks = form.passed() && value != null && (field.equals("tokenEndpoint") || field.equals("jwksUri"));
        if (!asks) {
            return form;
        }
        if (!pace.allows(registration)) {
            return ValueCheck.failed(field, "too-many");
        }
        try {
            URI address = URI.create(value);
            return field.equals("jwksUri") ? keys(address) : token(address);
        } catch (Refusal refusal) {
            return ValueCheck.failed(field, refusal.key().equals("outbound.address") ? "not-allowed" : "no-answer");
        }
    }

    private ValueCheck issuer(String value) {
        ValueCheck address = address("issuer", value);
        if (!address.passed()) {
            return address;
        }
        URI issuer = URI.create(value);
        if (issuer.getRawQuery() != null || issuer.getRawFragment() != null) {
            return ValueCheck.failed("issuer", "issuer-query");
        }
        return value.endsWith("/") ? ValueCheck.failed("issuer", "issuer-slash") : address;
    }

    /** Whoever answers logins should be who signs them; hosted products have one name for each, which is known. */
    private ValueCheck authorization(String value, PlatformValues values) {
        ValueCheck address = address("authorizationEndpoint", value);
        String issuer = values.issuer();
        if (!address.passed() || issuer == null || !issuer(issuer).passed()) {
            return address;
        }
        String here = host(value);
        String there = host(issuer);
        return here.equals(there) || isHosted(issuer) || here.endsWith("." + there)
                ? address
                : ValueCheck.failed("authorizationEndpoint", "other-origin", here, there);
    }

    /** Whether one issuer stands for many institutions, each with an address of its own. */
    private static boolean isHosted(@Nullable String issuer) {
        return issuer != null
                && Set.of(
                                "https://canvas.instructure.com",
                                "https://canvas.beta.instructure.com",
                                "https://canvas.test.instructure.com",
                                "https://blackboard.com")
                        .contains(issuer);
    }

    private ValueCheck origins(String value) {
        try {
            Origin.list(value).forEach(origin -> outbound.mustBeReachable(URI.create(origin.value())));
            return ValueCheck.passed("furtherOrigins", "form");
        } catch (IllegalArgumentException e) {
            return ValueCheck.failed("furtherOrigins", "no-address");
        } catch (Refusal e) {
            return ValueCheck.failed("furtherOrigins", value.contains("http://") ? "not-https" : "not-allowed");
        }
    }

    private ValueCheck address(String field, String value) {
        try {
            URI address = URI.create(value);
            if (address.getScheme() == null || address.getHost() == null) {
                return ValueCheck.failed(field, "no-address");
            }
            outbound.mustBeReachable(address);
            return ValueCheck.passed(field, "form");
        } catch (IllegalArgumentException e) {
            return ValueCheck.failed(field, "no-address");
        } catch (Refusal e) {
            return ValueCheck.failed(field, value.startsWith("http://") ? "not-https" : "not-allowed");
        }
    }

    private ValueCheck keys(URI address) {
        OutboundAnswer answer = outbound.send(OutboundRequest.get(LANE, address, "application/json"));
        if (answer.status() != 200) {
            return ValueCheck.failed("jwksUri", "status", answer.status());
        }
        try {
            long usable = JWKSet.parse(answer.body()).getKeys().stream()
                    .filter(key -> key instanceof RSAKey rsa && rsa.size() >= SHORTEST_RSA && rsa.getKeyID() != null)
                    .count();
            return usable == 0 ? ValueCheck.failed("jwksUri", "no-keys") : ValueCheck.passed("jwksUri", "keys", usable);
        } catch (ParseException e) {
            return ValueCheck.failed("jwksUri", "not-keys");
        }
    }

    /** A request without an assertion: a token endpoint declines it, anything else does not know what to do with it. */
    private ValueCheck token(URI address) {
        OutboundAnswer answer = outbound.send(new OutboundRequest(
                LANE,
                HttpMethod.POST,
                address,
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
                "grant_type=client_credentials"));
        return switch (answer.status()) {
            case 400, 401, 403, 422 -> ValueCheck.passed("tokenEndpoint", "token");
            default -> ValueCheck.failed("tokenEndpoint", "status", answer.status());
        };
    }

    private static String host(String address) {
        return String.valueOf(URI.create(address).getHost());
    }

    /** The value of one of the {@link #FIELDS}. */
    public static @Nullable String value(String field, PlatformValues values) {
        return switch (field) {
            case "name" -> values.name();
            case "issuer" -> values.issuer();
            case "clientId" -> values.clientId();
            case "deploymentId" -> values.deploymentId();
            case "authorizationEndpoint" -> values.authorizationEndpoint();
            case "tokenEndpoint" -> values.tokenEndpoint();
            case "tokenAudience" -> values.tokenAudience();
            case "jwksUri" -> values.jwksUri();
            case "furtherOrigins" -> values.furtherOrigins();
            default -> throw new IllegalArgumentException(field);
        };
    }
}

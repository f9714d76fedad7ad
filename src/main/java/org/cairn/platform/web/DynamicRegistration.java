package org.cairn.platform.web;

import com.nimbusds.jwt.JWTParser;
import java.net.URI;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cairn.outbound.Outbound;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.outbound.OutboundRequest;
import org.cairn.platform.Onboarding;
import org.cairn.platform.Origin;
import org.cairn.platform.PendingRegistration;
import org.cairn.platform.PendingRegistration.FilledBy;
import org.cairn.platform.PendingRegistration.PlatformValues;
import org.cairn.platform.Platforms;
import org.cairn.platform.Product;
import org.cairn.platform.Registration;
import org.cairn.platform.RegistrationId;
import org.cairn.platform.dynreg.PlatformConfiguration;
import org.cairn.platform.dynreg.RegistrationAnswer;
import org.cairn.platform.dynreg.ToolConfiguration;
import org.cairn.shared.Problem;
import org.cairn.shared.PublicAddress;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * A platform registers itself (LTI Dynamic Registration 1.0). The invitation is asked for first: without one nothing is
 * fetched. What comes of it waits for an administrator of Cairn.
 */
@Service
class DynamicRegistration {

    private static final String LANE = "registration";
    private static final int LARGEST = 262_144;

    private final Onboarding onboarding;
    private final Platforms platforms;
    private final Outbound outbound;
    private final PublicAddress address;

    DynamicRegistration(Onboarding onboarding, Platforms platforms, Outbound outbound, PublicAddress address) {
        this.onboarding = onboarding;
        this.platforms = platforms;
        this.outbound = outbound;
        this.address = address;
    }

    /** What a platform sent the browser with: {@code openid_configuration} and, from most, {@code registration_token}. */
    public record Opening(
            String invitation,
            String configuration,
            @Nullable String token) {}

    /**
     * What the platform is, and what Cairn would ask it for.
     *
     * @param update the platform says that it knows Cairn already, and so does Cairn
     */
    public record Offer(
            Product product,
            String productFamily,
            String name,
            String issuer,
            List<String> scopes,
            List<String> placements,
            boolean update) {}

    /** The platform as it came to be known; shown to who confirms it there. */
    public record Registered(Product product, String name, boolean update) {}

    /** @throws Refusal FORBIDDEN without a valid invitation, INVALID or PLATFORM_FAILED where the platform is not usable */
    public Offer meet(Opening opening) {
        onboarding.invited(opening.invitation());
        PlatformConfiguration platform = configuration(opening);
        return new Offer(
                Product.ofFamily(platform.productFamily()),
                platform.productFamily(),
                name(platform),
                platform.issuer(),
                ToolConfiguration.scopesFor(platform),
                ToolConfiguration.placementsFor(platform),
                known(platform, opening.token()).isPresent());
    }

    /** Registers Cairn with the platform and keeps what it answers, to be confirmed. The invitation is used up. */
    public Registered register(Opening opening) {
        PendingRegistration begun = onboarding.invited(opening.invitation());
        onboarding.use(opening.invitation());
        try {
            return register(begun, opening);
        } catch (Refusal refusal) {
            onboarding.giveBack(opening.invitation());
            throw refusal;
        }
    }

    private Registered register(PendingRegistration begun, Opening opening) {
        PlatformConfiguration platform = configuration(opening);
        Optional<RegistrationId> known = known(platform, opening.token()).map(Registration::id);
        RegistrationAnswer answer = post(platform, opening.token(), known.orElse(begun.id()));
        if (isSomebodyElses(platform, answer, known)) {
            throw new Refusal(Problem.CONFLICT, "platform.already-registered");
        }
        Product product = Product.ofFamily(platform.productFamily());
        onboarding.fill(begun, product, known.orElse(null), FilledBy.PLATFORM, values(platform, answer));
        return new Registered(product, name(platform), known.isPresent());
    }

    private PlatformConfiguration configuration(Opening opening) {
        URI where = uri(opening.configuration());
        OutboundAnswer answer =
                outbound.send(new OutboundRequest(LANE, HttpMethod.GET, where, headers(opening.token()), null));
        if (answer.status() != 200 || answer.body().length() > LARGEST) {
            throw new Refusal(
                    Problem.PLATFORM_FAILED, "platform.configuration-refused", where.getHost(), answer.status());
        }
        try {
            PlatformConfiguration platform = PlatformConfiguration.parse(answer.body());
            if (!platform.comesFrom(where)) {
                throw new Refusal(Problem.INVALID, "platform.configuration-elsewhere", where.getHost());
            }
            return platform;
        } catch (PlatformConfiguration.Unusable e) {
            throw new Refusal(
                    Problem.PLATFORM_FAILED, "platform.configuration-unusable", where.getHost(), e.getMessage());
        }
    }

    private RegistrationAnswer post(PlatformConfiguration platform, @Nullable String token, RegistrationId id) {
        Map<String, String> headers = headers(token);
        headers.put("Content-Type", "application/json");
        ToolConfiguration tool = new ToolConfiguration(address.uri(), address.at("/lti/login/" + id));
        OutboundAnswer answer = outbound.send(new OutboundRequest(
                LANE,
                HttpMethod.POST,
                platform.registrationEndpoint(),
                headers,
                JsonMapper.shared().writeValueAsString(tool.bodyFor(platform))));
        String host = platform.registrationEndpoint().getHost();
        if (!answer.isSuccess()) {
            String reason = RegistrationAnswer.reason(answer.body());
            throw reason.isEmpty()
                    ? new Refusal(Problem.PLATFORM_FAILED, "platform.registration-refused", host, answer.status())
                    : new Refusal(
                            Problem.PLATFORM_FAILED,
                            "platform.registration-refused-because",
                            host,
                            answer.status(),
                            reason);
        }
        return RegistrationAnswer.parse(answer.body())
                .orElseThrow(() ->
                        new Refusal(Problem.PLATFORM_FAILED, "platform.configuration-unusable", host, "client_id"));
    }

    /** The registration that the token speaks of. It is read as a hint: what counts is the client id in the answer. */
    private Optional<Registration> known(PlatformConfiguration platform, @Nullable String token) {
        if (token == null) {
            return Optional.empty();
        }
        try {
            var claims = JWTParser.parse(token).getJWTClaimsSet();
            return claims == null || !"reg-update".equals(claims.getStringClaim("scope"))
                    ? Optional.empty()
                    : platforms.registrations(platform.issuer(), claims.getSubject()).stream()
                            .filter(known -> known.clientId().equals(claims.getSubject()))
                            .findFirst();
        } catch (ParseException e) {
            // Whatever else a platform uses as a token is its own affair
            return Optional.empty();
        }
    }

    private boolean isSomebodyElses(
            PlatformConfiguration platform, RegistrationAnswer answer, Optional<RegistrationId> expected) {
        return platforms.registrations(platform.issuer(), answer.clientId()).stream()
                .map(Registration::id)
                .anyMatch(id -> !Optional.of(id).equals(expected));
    }

    private static PlatformValues values(PlatformConfiguration platform, RegistrationAnswer answer) {
        return new PlatformValues(
                name(platform),
                platform.issuer(),
                answer.clientId(),
                answer.deploymentId(),
                platform.authorizationEndpoint().toString(),
                platform.tokenEndpoint().toString(),
                platform.authorizationServer(),
                platform.jwksUri().toString(),
                furtherOrigin(platform));
    }

    /** Where an institution registers is where its courses are, also where issuer and endpoints are its host's (Canvas). */
    private static @Nullable String furtherOrigin(PlatformConfiguration platform) {
        return Origin.of(platform.registrationEndpoint())
                .filter(origin -> Stream.of(
                                URI.create(platform.issuer()),
                                platform.authorizationEndpoint(),
                                platform.tokenEndpoint(),
                                platform.jwksUri())
                        .noneMatch(address -> Origin.of(address).equals(Optional.of(origin))))
                .map(Origin::value)
                .orElse(null);
    }

    private static String name(PlatformConfiguration platform) {
        String title = Product.ofFamily(platform.productFamily()).title();
        String name = title + " · "
                + Optional.ofNullable(platform.account())
                        .orElseGet(() -> URI.create(platform.issuer()).getHost());
        return name.length() > 300 ? name.substring(0, 300) : name;
    }

    private static Map<String, String> headers(@Nullable String token) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Accept", "application/json");
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        return headers;
    }

    private static URI uri(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Problem.INVALID, "outbound.address");
        }
    }
}

package org.cairn.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.cairn.outbound.Outbound;
import org.cairn.shared.Problem;
import org.cairn.shared.ProblemPages;
import org.cairn.shared.PublicAddress;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * Administrators sign in at their institution (OpenID Connect Core 1.0, 3.1: authorization code with state, nonce and PKCE).
 * Who is not listed does not get in, whoever vouches for them.
 */
@Component
class OidcSignIn {

    static final String START = "/admin/oidc/start";

    private static final Logger log = LoggerFactory.getLogger(OidcSignIn.class);
    private static final String NOT_LISTED = "not_listed";

    private final OidcSettings settings;
    private final Outbound outbound;
    private final ProblemPages problems;
    private final Clock clock;
    private final OidcProvider provider;

    OidcSignIn(OidcSettings settings, Outbound outbound, PublicAddress address, ProblemPages problems, Clock clock) {
        this.settings = settings;
        this.outbound = outbound;
        this.problems = problems;
        this.clock = clock;
        this.provider = new OidcProvider(settings, outbound, address, clock);
        if (settings.configured()) {
            settings.mustBeWhole();
        }
    }

    boolean offered() {
        return settings.configured();
    }

    /** Adds the way in to the administrators' chain, where a provider is configured. */
    void addTo(HttpSecurity http) {
        if (!offered()) {
            return;
        }
        http.oauth2Login(login -> login.loginPage("/admin/login")
                .clientRegistrationRepository(provider)
                .authorizedClientRepository(new NothingKept())
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests()))
                .redirectionEndpoint(endpoint -> endpoint.baseUri("/admin/oidc/code/*"))
                .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(tokens()))
                .userInfoEndpoint(endpoint -> endpoint.oidcUserService(this::administrator))
                .defaultSuccessUrl("/admin", true)
                .failureHandler(this::refuse)
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                        filter.setAuthenticationFailureHandler(OidcSignIn.this::refuse);
                        return filter;
                    }
                }));
    }

    private DefaultOAuth2AuthorizationRequestResolver requests() {
        var requests = new DefaultOAuth2AuthorizationRequestResolver(provider, START);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return requests;
    }

    private OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens() {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(outbound.requestFactory("identity provider"))
                .configureMessageConverters(converters -> converters
                        .disableDefaults()
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return request -> {
            try {
                return client.getTokenResponse(request);
            } catch (Refusal refusal) {
                throw new AuthenticationServiceException(refusal.key(), refusal);
            }
        };
    }

    /** Pins RS256, which every provider has (Core 1.0, 15.1), whatever a token's header says. */
    JwtDecoderFactory<ClientRegistration> decoders() {
        return this::decoder;
    }

    private JwtDecoder decoder(ClientRegistration client) {
        OidcIdTokenValidator claims = new OidcIdTokenValidator(client);
        claims.setClock(clock);
        JwtTimestampValidator times = new JwtTimestampValidator();
        times.setClock(clock);
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(provider.keys())
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(times, claims));
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return decoder;
    }

    private OidcUser administrator(OidcUserRequest request) {
        if (!settings.admits(request.getIdToken().getClaims())) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(NOT_LISTED, request.getIdToken().getSubject(), null));
        }
        return new DefaultOidcUser(List.of(new SimpleGrantedAuthority("ROLE_ADMINISTRATOR")), request.getIdToken());
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        // The code alone: what else is said may come from outside
        log.info("nobody signed in: {}", code(failure));
        problems.render(refusal(failure), request, response);
    }

    private static String code(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException known
                ? known.getError().getErrorCode()
                : failure.getClass().getSimpleName();
    }

    private Refusal refusal(AuthenticationException failure) {
        if (failure instanceof OAuth2AuthenticationException known
                && known.getError().getErrorCode().equals(NOT_LISTED)) {
            String subject = known.getError().getDescription();
            return settings.contact().isBlank()
                    ? new Refusal(Problem.FORBIDDEN, "platform.not-listed", subject)
                    : new Refusal(Problem.FORBIDDEN, "platform.not-listed-ask", subject, settings.contact());
        }
        return isUnreachable(failure)
                ? new Refusal(Problem.PLATFORM_FAILED, "platform.identity-provider", settings.issuer())
                : new Refusal(Problem.FORBIDDEN, "platform.sign-in-failed");
    }

    private static boolean isUnreachable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal) {
                return true;
            }
        }
        return false;
    }

    /** Cairn calls nothing in an administrator's name, so no token of theirs is kept. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // the interface's own
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String id, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {
            // see above
        }

        @Override
        public void removeAuthorizedClient(
                String id, Authentication principal, HttpServletRequest request, HttpServletResponse response) {
            // nothing is there
        }
    }
}

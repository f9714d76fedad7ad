package org.cairn.load;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.servlet.http.Cookie;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The least that a launch can be on the same libraries: a login, a token verified, an empty page. It has no security chain, no
 * session and no database, notes nothing, and would believe a replay. Not a component: only {@link #main} runs it.
 */
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
class Floor {

    private static final String KEPT = "floor";

    public static void main(String[] arguments) {
        new SpringApplication(Floor.class).run(arguments);
    }

    @Bean
    RouterFunction<ServerResponse> launches(
            @Value("${floor.address}") String address,
            @Value("${floor.issuer}") String issuer,
            @Value("${floor.client}") String client)
            throws MalformedURLException {
        DefaultJWTProcessor<SecurityContext> tokens = tokens(issuer, client);
        return RouterFunctions.route()
                .POST("/lti/login", request -> login(request, issuer + "/auth", address + "/lti/launch"))
                .POST("/lti/launch", request -> launch(request, tokens))
                .GET("/page", request -> ServerResponse.ok().body(""))
                .build();
    }

    private static DefaultJWTProcessor<SecurityContext> tokens(String issuer, String client)
            throws MalformedURLException {
        DefaultJWTProcessor<SecurityContext> tokens = new DefaultJWTProcessor<>();
        tokens.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256,
                JWKSourceBuilder.create(URI.create(issuer + "/jwks").toURL()).build()));
        tokens.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                client, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("sub", "exp", "nonce")));
        return tokens;
    }

    private static ServerResponse login(ServerRequest request, String platform, String launch) {
        String state = UUID.randomUUID().toString();
        Cookie kept = new Cookie(KEPT, state);
        URI authorization = UriComponentsBuilder.fromUriString(platform)
                .queryParam("scope", "openid")
                .queryParam("response_type", "id_token")
                .queryParam("response_mode", "form_post")
                .queryParam("prompt", "none")
                .queryParam("client_id", request.param("client_id").orElseThrow())
                .queryParam("redirect_uri", launch)
                .queryParam("login_hint", request.param("login_hint").orElseThrow())
                .queryParam("state", state)
                .queryParam("nonce", UUID.randomUUID())
                .build()
                .toUri();
        return ServerResponse.status(HttpStatus.FOUND)
                .location(authorization)
                .cookie(kept)
                .build();
    }

    private static ServerResponse launch(ServerRequest request, DefaultJWTProcessor<SecurityContext> tokens)
            throws ParseException, BadJOSEException, JOSEException {
        Cookie kept = request.cookies().getFirst(KEPT);
        if (kept == null || !kept.getValue().equals(request.param("state").orElse(""))) {
            return ServerResponse.status(HttpStatus.UNAUTHORIZED).build();
        }
        tokens.process(request.param("id_token").orElseThrow(), null);
        return ServerResponse.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/page"))
                .build();
    }
}

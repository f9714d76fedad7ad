package org.cairn.credential;

import com.github.kagkarlsson.scheduler.task.FailureHandler.ExponentialBackoffFailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import org.cairn.platform.Installation;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

@Configuration(proxyBeanMethods = false)
class CredentialConfiguration {

    @Bean
    CredentialComposer credentialComposer(IssuerAddresses addresses, MessageSource words, Installation installation) {
        return new CredentialComposer(addresses, words, installation::isTrial);
    }

    @Bean
    Verifier verifier(Documents documents, Clock clock) {
        return new Verifier(documents, clock);
    }

    /** Tried again with growing pauses until it is done; never given up, since the award stands. */
    @Bean
    OneTimeTask<Void> signCredential(Signing signing) {
        return Tasks.oneTime(SigningTask.SIGN)
                .onFailure(new ExponentialBackoffFailureHandler<>(Duration.ofSeconds(5), 1.5))
                .execute((instance, context) -> signing.sign(SigningTask.award(instance)));
    }

    /** What anybody may read: no session, no sign-in. */
    @Bean
    @Order(30)
    SecurityFilterChain credentialChain(HttpSecurity http) {
        return http.securityMatcher(
                        "/credentials/**",
                        "/achievements/**",
                        "/issuers/**",
                        "/status/**",
                        "/.well-known/did.json",
                        "/verify")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.csrfTokenRepository(tokensWithoutSession()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .build();
    }

    /** A stranger's visit leaves no session behind: the token of the one form lies in a cookie of its own. */
    private static CookieCsrfTokenRepository tokensWithoutSession() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("cairn-verify");
        tokens.setCookiePath("/verify");
        tokens.setCookieCustomizer(cookie -> cookie.secure(true).httpOnly(true).sameSite("Strict"));
        return tokens;
    }
}

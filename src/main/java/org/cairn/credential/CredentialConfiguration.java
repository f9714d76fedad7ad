package org.cairn.credential;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.cairn.credential.SigningTask.SigningBell;
import org.cairn.credential.keys.IssuerAddresses;
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
    CredentialComposer credentialComposer(
            IssuerAddresses issuers, Addresses addresses, MessageSource words, Installation installation) {
        return new CredentialComposer(issuers, addresses, words, installation::isTrial);
    }

    @Bean
    Verifier verifier(Documents documents, Clock clock) {
        return new Verifier(documents, clock);
    }

    /** Rung for when there is an award; its turn is for what a ring did not wake, and for what failed before. */
    @Bean
    RecurringTask<Void> signCredentials(SigningWork work) {
        return Tasks.recurring(SigningBell.SIGN, FixedDelay.ofSeconds(10))
                .execute((instance, context) -> work.workOff());
    }

    @Bean
    RecurringTask<Void> signStatusLists(Statuses statuses) {
        return Tasks.recurring("sign-status-lists", FixedDelay.ofSeconds(20))
                .execute((instance, context) -> statuses.refresh());
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

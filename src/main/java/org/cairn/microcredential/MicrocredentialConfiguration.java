package org.cairn.microcredential;

import com.github.kagkarlsson.scheduler.task.FailureHandler.ExponentialBackoffFailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import org.cairn.sending.Outgoing;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The durable work of this module, and the door for partners. Who does the work also asks for more: so it is found late. */
@Configuration(proxyBeanMethods = false)
class MicrocredentialConfiguration {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

    @Bean
    Outgoing partnerLettersGoOut() {
        return Outgoing.of(PartnerLetters.SEND, PartnerLetters.REMIND);
    }

    /** Tried again with growing pauses; once the invitation has ended there is nothing left to send. */
    @Bean
    OneTimeTask<Void> sendPartnerLetter(ObjectProvider<PartnerLetters> letters) {
        return Tasks.oneTime(PartnerLetters.SEND)
                .onFailure(new ExponentialBackoffFailureHandler<>(FIRST_PAUSE, 2))
                .execute((instance, context) -> letters.getObject().send(invitation(instance.getId())));
    }

    @Bean
    OneTimeTask<Void> remindPartner(ObjectProvider<Partners> partners) {
        return Tasks.oneTime(PartnerLetters.REMIND)
                .onFailure(new ExponentialBackoffFailureHandler<>(FIRST_PAUSE, 2))
                .execute((instance, context) -> partners.getObject().askAgain(invitation(instance.getId())));
    }

    /** The address itself is the secret, and serves once: no session, no sign-in, no token beside it. */
    @Bean
    @Order(31)
    SecurityFilterChain partnerChain(HttpSecurity http) {
        return http.securityMatcher("/partners/*")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .build();
    }

    private static InvitationId invitation(String id) {
        return new InvitationId(UUID.fromString(id));
    }
}

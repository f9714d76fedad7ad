package org.cairn.letter;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import org.cairn.sending.Outgoing;
import org.cairn.shared.PersonId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The work of letters: done again while the mail server is away, for days, and not for ever. */
@Configuration(proxyBeanMethods = false)
class LetterTasks {

    /** Instance: the person, and the moment of the wish. */
    static final TaskDescriptor<Void> CONFIRM = TaskDescriptor.of("confirm-letter-address");

    /** Instance: the person. */
    static final TaskDescriptor<Void> WRITE = TaskDescriptor.of("write-letter");

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_TRIES = 13;

    @Bean
    Outgoing lettersGoOut() {
        return Outgoing.of(CONFIRM, WRITE);
    }

    @Bean
    OneTimeTask<Void> confirmLetterAddress(ObjectProvider<Letters> letters) {
        return Tasks.oneTime(CONFIRM)
                .onFailure(again())
                .execute((instance, context) -> letters.getObject().askToConfirm(person(instance.getId())));
    }

    @Bean
    OneTimeTask<Void> writeLetter(ObjectProvider<Letters> letters) {
        return Tasks.oneTime(WRITE)
                .onFailure(again())
                .execute((instance, context) -> letters.getObject().write(person(instance.getId())));
    }

    /** A minute, two, four: 13 tries are five days and a half. What was not told waits for the next occasion. */
    private static FailureHandler<Void> again() {
        return FailureHandler.<Void>maxRetries(MOST_TRIES)
                .withBackoff(FIRST_PAUSE, 2)
                .thenRemove();
    }

    private static PersonId person(String instance) {
        return new PersonId(UUID.fromString(instance.split(":", -1)[0]));
    }

    /** The address itself is the secret: no session, no sign-in, no token beside it. */
    @Bean
    @Order(32)
    SecurityFilterChain letterChain(HttpSecurity http) {
        return http.securityMatcher("/letters/*")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .build();
    }
}

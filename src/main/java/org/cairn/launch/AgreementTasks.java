package org.cairn.launch;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cairn.connection.PlatformServices;
import org.cairn.connection.ServiceCall;
import org.cairn.launch.AgreementTable.Agreement;
import org.cairn.launch.lti.Lti;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Tells a platform who has accepted the terms, again and again for a week until it has heard it or will not. */
@Configuration(proxyBeanMethods = false)
class AgreementTasks {

    /** Instance: the agreement. */
    static final TaskDescriptor<Void> TELL = TaskDescriptor.of("tell-agreement");

    private static final Logger log = LoggerFactory.getLogger(AgreementTasks.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofDays(7);

    private final AgreementTable agreements;
    private final PlatformServices services;
    private final JsonMapper json;
    private final Clock clock;

    AgreementTasks(AgreementTable agreements, PlatformServices services, JsonMapper json, Clock clock) {
        this.agreements = agreements;
        this.services = services;
        this.json = json;
        this.clock = clock;
    }

    @Bean
    Task<Void> tellAgreement() {
        return Tasks.custom(TELL)
                .onFailure((done, operations) ->
                        operations.reschedule(done, clock.instant().plus(PAUSE)))
                .onDeadExecutionRevive()
                .execute((instance, context) -> again(
                        agreements.waiting(UUID.fromString(instance.getId())).flatMap(this::tell)));
    }

    /** @return when to try again, or empty where there is nothing left to do */
    Optional<Instant> tell(Agreement agreement) {
        int status = status(agreement);
        boolean told = status >= 200 && status < 300;
        boolean refused = status >= 400 && status < 500 && status != 401 && status != 429;
        if (!told && !refused && agreement.answeredAt().plus(LONGEST).isAfter(clock.instant())) {
            return Optional.of(clock.instant().plus(PAUSE));
        }
        agreements.close(agreement.id(), told);
        if (!told) {
            log.warn("the platform was not told of agreement {}: status {}", agreement.id(), status);
        }
        return Optional.empty();
    }

    private int status(Agreement agreement) {
        URI service = java.util.Objects.requireNonNull(agreement.service());
        URI user =
                UriComponentsBuilder.fromUri(service).path("/user").build(true).toUri();
        Map<String, Object> body = Map.of(
                "userId", agreement.subject(),
                "accepted", agreement.accepted(),
                "timestamp", agreement.answeredAt().toString());
        try {
            Set<String> scope = Set.of(Lti.SCOPE_EULA_USER);
            OutboundAnswer answer = services.call(
                    agreement.registration(),
                    new ServiceCall(
                            HttpMethod.POST,
                            user,
                            scope,
                            scope,
                            "application/json",
                            "application/json",
                            json.writeValueAsString(body)));
            return answer.status();
        } catch (Refusal refusal) {
            return NoticeTasks.later(refusal);
        }
    }

    private static CompletionHandler<Void> again(Optional<Instant> when) {
        return (done, operations) ->
                when.ifPresentOrElse(next -> operations.reschedule(done, next), operations::remove);
    }
}

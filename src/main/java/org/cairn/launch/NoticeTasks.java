package org.cairn.launch;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cairn.connection.PlatformServices;
import org.cairn.connection.ServiceCall;
import org.cairn.launch.NoticeSubscriptions.Subscription;
import org.cairn.launch.lti.Lti;
import org.cairn.platform.DeploymentId;
import org.cairn.shared.Problem;
import org.cairn.shared.PublicAddress;
import org.cairn.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.json.JsonMapper;

/** Asks platforms to tell us something, until they have understood or refused it (Platform Notification Service 1.0). */
@Configuration(proxyBeanMethods = false)
class NoticeTasks {

    /** Instance: the deployment and the kind of notice. */
    static final TaskDescriptor<Void> SUBSCRIBE = TaskDescriptor.of("subscribe-notice");

    private static final Logger log = LoggerFactory.getLogger(NoticeTasks.class);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final NoticeSubscriptions subscriptions;
    private final PlatformServices services;
    private final PublicAddress address;
    private final JsonMapper json;
    private final Clock clock;

    NoticeTasks(
            NoticeSubscriptions subscriptions,
            PlatformServices services,
            PublicAddress address,
            JsonMapper json,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.services = services;
        this.address = address;
        this.json = json;
        this.clock = clock;
    }

    @Bean
    Task<Void> subscribeNotice() {
        return Tasks.custom(SUBSCRIBE)
                .onFailure((done, operations) ->
                        operations.reschedule(done, clock.instant().plus(PAUSE)))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    boolean settled = subscribe(instance.getId());
                    return (done, operations) -> {
                        if (settled) {
                            operations.remove();
                        } else {
                            operations.reschedule(done, clock.instant().plus(PAUSE));
                        }
                    };
                });
    }

    /** @return whether there is nothing left to do */
    boolean subscribe(String instance) {
        String[] parts = instance.split(":", 2);
        return subscriptions
                .waiting(new DeploymentId(UUID.fromString(parts[0])), parts[1])
                .map(this::subscribe)
                .orElse(true);
    }

    private boolean subscribe(Subscription wanted) {
        int status = status(wanted);
        boolean done = status >= 200 && status < 300;
        if (!done && (status >= 500 || status == 401 || status == 429)) {
            return false;
        }
        subscriptions.close(wanted, done);
        if (!done) {
            log.warn("{} is not told to us by {}: status {}", wanted.noticeType(), wanted.registration(), status);
        }
        return true;
    }

    private int status(Subscription wanted) {
        try {
            Set<String> scope = Set.of(Lti.SCOPE_NOTICE_HANDLERS);
            String body = json.writeValueAsString(Map.of(
                    "notice_type", wanted.noticeType(),
                    "handler", address.at("/lti/notices").toString()));
            return services.call(
                            wanted.registration(),
                            new ServiceCall(
                                    HttpMethod.PUT,
                                    wanted.service(),
                                    scope,
                                    scope,
                                    "application/json",
                                    "application/json",
                                    body))
                    .status();
        } catch (Refusal refusal) {
            return later(refusal);
        }
    }

    /** A connection that is switched off now may be switched on again: what waits for it is not given up. */
    static int later(Refusal refusal) {
        return refusal.problem() == Problem.NOT_FOUND
                ? Problem.UNAVAILABLE.status().value()
                : refusal.problem().status().value();
    }
}

package org.cairn.launch;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.cairn.launch.NoticeSubscriptions.Subscription;
import org.cairn.launch.lti.ClaimText;
import org.cairn.launch.lti.IdToken;
import org.cairn.launch.lti.Lti;
import org.cairn.platform.Deployment;
import org.cairn.platform.Registration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Sees what a platform offers to tell us, and asks for it once for each deployment, in the transaction of its launch. */
@Component
class NoticeRequests {

    private static final List<String> WANTED = List.of(Notices.HELLO_WORLD, Notices.CONTEXT_COPY);

    private final NoticeSubscriptions subscriptions;
    private final SchedulerClient scheduler;
    private final Clock clock;

    NoticeRequests(NoticeSubscriptions subscriptions, SchedulerClient scheduler, Clock clock) {
        this.subscriptions = subscriptions;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** An offer outside the platform's own origins is none. */
    void note(Registration registration, Deployment deployment, IdToken token) {
        JsonNode claim = token.claims().path(Lti.CLAIM_NOTIFICATION_SERVICE);
        URI service = ClaimText.address(claim.path("platform_notification_service_url"));
        if (service == null || !registration.isOwnAddress(service)) {
            return;
        }
        claim.path("notice_types_supported")
                .valueStream()
                .map(type -> type.asString(""))
                .filter(WANTED::contains)
                .distinct()
                .filter(type ->
                        subscriptions.add(new Subscription(deployment.id(), type, registration.id(), service)) == 1)
                .forEach(type -> scheduler.scheduleIfNotExists(NoticeTasks.SUBSCRIBE
                        .instance(deployment.id() + ":" + type)
                        .scheduledTo(clock.instant())));
    }
}

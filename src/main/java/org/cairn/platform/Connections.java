package org.cairn.platform;

import java.util.ArrayList;
import java.util.List;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators decide about a connection. Each decision names who took it, and is in the audit trail. */
@Service
public class Connections {

    private static final Logger audit = LoggerFactory.getLogger("org.cairn.audit");

    private final Administrators administrators;
    private final Registrations registrations;
    private final Deployments deployments;
    private final MetOrigins origins;
    private final BrowserSessions sessions;
    private final ApplicationEventPublisher events;

    Connections(
            Administrators administrators,
            Registrations registrations,
            Deployments deployments,
            MetOrigins origins,
            BrowserSessions sessions,
            ApplicationEventPublisher events) {
        this.administrators = administrators;
        this.registrations = registrations;
        this.deployments = deployments;
        this.origins = origins;
        this.sessions = sessions;
        this.events = events;
    }

    /**
     * Cuts a platform off: its people's sessions end now, launches and service calls are refused, durable work waits.
     * Credentials that were issued stay what they are.
     */
    @Transactional
    public void switchOff(String who, RegistrationId registration) {
        must(who, registration);
        registrations.enable(registration, false);
        int ended = sessions.end(registration);
        audit.info("connection.switched-off registration={} sessions={} by={}", registration, ended, who);
    }

    @Transactional
    public void switchOn(String who, RegistrationId registration) {
        must(who, registration);
        registrations.enable(registration, true);
        events.publishEvent(new ConnectionSwitchedOn(registration));
        audit.info("connection.switched-on registration={} by={}", registration, who);
    }

    /** @throws Refusal NOT_FOUND where the registration has no such deployment */
    @Transactional
    public void decide(String who, RegistrationId registration, DeploymentId deployment, Deployment.State state) {
        must(who, registration);
        if (deployments.decide(registration, deployment, state) == 0) {
            throw new Refusal(Problem.NOT_FOUND, "shared.not-found");
        }
        audit.info("deployment.decided registration={} id={} state={} by={}", registration, deployment, state, who);
    }

    /** Accepts every deployment that waits, and every later one. */
    @Transactional
    public void acceptAll(String who, RegistrationId registration) {
        must(who, registration);
        registrations.acceptAll(registration, true);
        int accepted = deployments.acceptPending(registration);
        audit.info("deployment.all-accepted registration={} pending={} by={}", registration, accepted, who);
    }

    /** Asks again for each new deployment. Those accepted stay; each can be refused by itself. */
    @Transactional
    public void askForEach(String who, RegistrationId registration) {
        must(who, registration);
        registrations.acceptAll(registration, false);
        audit.info("deployment.asked-for registration={} by={}", registration, who);
    }

    /**
     * Believes the registration at one more origin: it may show Cairn in a frame, and its services there are called.
     *
     * @throws Refusal NOT_FOUND where no launch has named it
     */
    @Transactional
    public void accept(String who, RegistrationId registration, Origin origin) {
        must(who, registration);
        registrations.lock(registration);
        if (origins.remove(registration, origin) == 0) {
            throw new Refusal(Problem.NOT_FOUND, "shared.not-found");
        }
        List<Origin> accepted = new ArrayList<>(registrations.acceptedOrigins(registration));
        accepted.add(origin);
        registrations.acceptOrigins(registration, accepted);
        audit.info("origin.accepted registration={} origin={} by={}", registration, origin, who);
    }

    /**
     * Refuses an origin that a launch has named, or takes back that it was accepted.
     *
     * @throws Refusal NOT_FOUND where neither is so
     */
    @Transactional
    public void refuse(String who, RegistrationId registration, Origin origin) {
        must(who, registration);
        registrations.lock(registration);
        List<Origin> accepted = new ArrayList<>(registrations.acceptedOrigins(registration));
        if (accepted.remove(origin)) {
            registrations.acceptOrigins(registration, accepted);
            origins.addIfAbsent(registration, origin);
        }
        if (origins.refuse(registration, origin) == 0) {
            throw new Refusal(Problem.NOT_FOUND, "shared.not-found");
        }
        audit.info("origin.refused registration={} origin={} by={}", registration, origin, who);
    }

    private void must(String who, RegistrationId registration) {
        administrators.mustBe(who);
        if (registrations.find(registration).isEmpty()) {
            throw new Refusal(Problem.NOT_FOUND, "shared.not-found");
        }
    }

    /** The sessions that launches have made. Their principal begins with the registration they came by. */
    @Repository
    static class BrowserSessions {

        private final JdbcClient jdbc;

        BrowserSessions(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        /** Ends the sessions of everybody who came by this registration. @return how many */
        int end(RegistrationId registration) {
            return jdbc.sql("DELETE FROM spring_session WHERE principal_name LIKE :principal")
                    .param("principal", registration + ":%")
                    .update();
        }
    }
}

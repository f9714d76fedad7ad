package org.cairn.launch;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.course.Arrival;
import org.cairn.course.Course;
import org.cairn.course.Courses;
import org.cairn.course.Roster;
import org.cairn.launch.lti.ContextRoles;
import org.cairn.launch.lti.IdToken;
import org.cairn.launch.lti.Lti;
import org.cairn.platform.Deployment;
import org.cairn.platform.Platforms;
import org.cairn.platform.Registration;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Makes a launch of a message that has been believed, in one transaction: its nonce, its course, its person, its row. */
@Component
class Arrivals {

    private final Platforms platforms;
    private final Courses courses;
    private final Roster roster;
    private final UsedNonces nonces;
    private final LaunchTable launches;
    private final LegacyClaim legacy;
    private final CopyHistory history;
    private final NoticeRequests notices;
    private final ApplicationEventPublisher events;

    Arrivals(
            Platforms platforms,
            Courses courses,
            Roster roster,
            UsedNonces nonces,
            LaunchTable launches,
            LegacyClaim legacy,
            CopyHistory history,
            NoticeRequests notices,
            ApplicationEventPublisher events) {
        this.platforms = platforms;
        this.courses = courses;
        this.roster = roster;
        this.nonces = nonces;
        this.launches = launches;
        this.legacy = legacy;
        this.history = history;
        this.notices = notices;
        this.events = events;
    }

    /** @throws Refusal LAUNCH_REJECTED where the nonce has been used; then nothing is written */
    @Transactional
    public Launch arrive(LaunchCandidate candidate) {
        use(candidate);
        Registration registration = candidate.registration();
        LaunchMessage message = new LaunchMessage(candidate.token());
        Deployment deployment =
                platforms.deployment(registration.id(), message.deploymentId()).orElseThrow();
        Arrival arrival = message.arrival(registration, deployment, roles(candidate.token()));
        Course course = courses.arrive(arrival);
        PersonId person = roster.welcome(course, arrival);
        notices.note(registration, deployment, candidate.token());
        courses.recall(course, history.of(candidate, message.custom()));
        legacy.read(registration, candidate.token()).ifPresent(old -> {
            roster.rememberLti11(registration.id(), message.subject(), old.userId());
            courses.rememberLti11(course.id(), message.resourceLinkId(), old.resourceLinkId());
        });
        Launch launch = launch(candidate, message, course, person, arrival.roles());
        launches.add(launch);
        if (launch.messageType().equals(Lti.RESOURCE_LINK_REQUEST)) {
            events.publishEvent(new ResourceLinkLaunched(course.id(), person, arrival.roles()));
        }
        return launch;
    }

    /**
     * Uses the nonce up.
     *
     * @throws Refusal LAUNCH_REJECTED where it has been used
     */
    void use(LaunchCandidate candidate) {
        if (nonces.use(candidate.registration().id(), candidate.state().nonceHash()) == 0) {
            throw new Refusal(Problem.LAUNCH_REJECTED, "launch.nonce-replayed");
        }
    }

    private static Launch launch(
            LaunchCandidate candidate, LaunchMessage message, Course course, PersonId person, Set<Role> roles) {
        Visitor visitor = new Visitor(
                new LaunchId(UUID.randomUUID()), course.institution(), course.id(), person, roles, message.locale());
        return new Launch(
                visitor,
                candidate.registration().id(),
                message.deploymentId(),
                message.messageType(),
                message.resourceLinkId(),
                message.custom(),
                message.framed() && candidate.state().keptBy() == KeptBy.COOKIE,
                message.deepLinking(candidate.registration()),
                candidate.state().keptBy(),
                message.concerned());
    }

    private static Set<Role> roles(IdToken token) {
        List<String> names = token.claims()
                .path(Lti.CLAIM_ROLES)
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        return ContextRoles.of(names).stream()
                .map(role -> Role.valueOf(role.name()))
                .collect(Collectors.toUnmodifiableSet());
    }
}

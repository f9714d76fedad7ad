package org.cairn.joining;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.audit.Actor;
import org.cairn.audit.AuditEvent;
import org.cairn.audit.AuditLog;
import org.cairn.audit.Audited;
import org.cairn.course.JoinProof;
import org.cairn.course.Joined;
import org.cairn.course.PersonsJoining;
import org.cairn.course.PersonsParted;
import org.cairn.shared.PersonId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down who was joined and parted, each of the two in a row of their own, so that either is found. */
@Component
class JoinAudit implements Audited {

    static final String JOINED = "PERSONS_JOINED";
    static final String PARTED = "PERSONS_PARTED";

    /** The trail asks what there is to be searched for: hence the provider. */
    private final ObjectProvider<AuditLog> log;

    JoinAudit(ObjectProvider<AuditLog> log) {
        this.log = log;
    }

    @EventListener
    void on(PersonsJoining joining) {
        JoinProof proof = joining.joined().proof();
        Actor actor = switch (proof.kind()) {
            case CODE -> new Actor(Actor.Kind.LEARNER, proof.by());
            case REGISTRAR -> Actor.administrator(proof.by());
        };
        add(joining.joined(), JOINED, actor, joining.joined().at());
    }

    @EventListener
    void on(PersonsParted parted) {
        add(
                parted.joined(),
                PARTED,
                Actor.administrator(parted.parting().by()),
                parted.parting().at());
    }

    private void add(Joined joined, String action, Actor actor, Instant at) {
        for (PersonId person : List.of(joined.one(), joined.other())) {
            log.getObject()
                    .add(new AuditEvent(
                            joined.institution(),
                            UUID.randomUUID(),
                            at,
                            action,
                            actor,
                            null,
                            null,
                            null,
                            joined.id(),
                            null,
                            null,
                            person));
        }
    }

    @Override
    public List<String> actions() {
        return List.of(JOINED, PARTED);
    }

    @Override
    public Map<UUID, String> frozen(List<AuditEvent> rows) {
        return Map.of();
    }
}

package org.cairn.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.audit.Actor;
import org.cairn.audit.AuditEvent;
import org.cairn.audit.AuditLog;
import org.cairn.audit.Audited;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes down who has asked for all that is held of somebody, and what became of it. */
@Component
class PrivacyAudit implements Audited {

    static final String EXPORTED = "PERSON_EXPORTED";
    static final String ERASED = "PERSON_ERASED";
    static final String OPENED = "RECORD_OPENED";
    static final String DELETED = "RECORD_DELETED";
    static final String LET_GO = "WORK_LET_GO";

    /** The trail asks what there is to be searched for: hence the provider. */
    private final ObjectProvider<AuditLog> log;

    PrivacyAudit(ObjectProvider<AuditLog> log) {
        this.log = log;
    }

    void note(String action, Erasure erasure, PersonId person, Actor by, Instant at) {
        note(erasure.institution(), action, erasure.id(), person, by, at);
    }

    void exported(InstitutionId institution, PersonId person, Actor by, Instant at) {
        note(institution, EXPORTED, null, person, by, at);
    }

    /** Of how many it was stands in the log; of whom, nowhere. */
    void letGo(InstitutionId institution, CourseId course, Instant at) {
        log.getObject()
                .add(new AuditEvent(
                        institution,
                        UUID.randomUUID(),
                        at,
                        LET_GO,
                        Actor.CAIRN,
                        null,
                        null,
                        null,
                        null,
                        null,
                        course,
                        null));
    }

    private void note(
            InstitutionId institution, String action, @Nullable UUID erasure, PersonId person, Actor by, Instant at) {
        log.getObject()
                .add(new AuditEvent(
                        institution, UUID.randomUUID(), at, action, by, null, null, null, erasure, null, null, person));
    }

    @Override
    public List<String> actions() {
        return List.of(EXPORTED, ERASED, OPENED, DELETED, LET_GO);
    }

    @Override
    public Map<UUID, String> frozen(List<AuditEvent> rows) {
        return Map.of();
    }
}

package org.cairn.audit;

import org.cairn.shared.PersonalRecords;
import org.cairn.shared.PersonalRecords.Use;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The trail holds ids alone. It stays; without the salts nobody can tell any more what a link of the chain was about. */
@Configuration(proxyBeanMethods = false)
class AuditRecords {

    @Bean
    PersonalRecords heldByAudit() {
        return PersonalRecords.of("audit")
                .tells("decisions", Use.FOR_DECISIONS, """
                        SELECT happened_at, action, actor_kind FROM audit_event
                         WHERE person_id IN (:persons) ORDER BY happened_at, id""")
                .forgets("""
                        UPDATE audit_seal SET salt = NULL WHERE salt IS NOT NULL AND event_id IN (
                          SELECT id FROM audit_event WHERE person_id IN (:persons))""");
    }
}

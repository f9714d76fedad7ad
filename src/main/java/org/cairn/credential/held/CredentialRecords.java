package org.cairn.credential.held;

import org.cairn.shared.PersonalRecords;
import org.cairn.shared.PersonalRecords.Use;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Credentials, what is disclosed in them, and what their owners have agreed to. */
@Configuration(proxyBeanMethods = false)
class CredentialRecords {

    @Bean
    PersonalRecords heldByCredential() {
        return PersonalRecords.of("credential")
                .tells("credentials", Use.FOR_DECISIONS, """
                        SELECT id AS credential, award_id AS award, signed_at, published, printed_name, revoked_at FROM credential
                         WHERE person_id IN (:persons) ORDER BY reserved_at, id""")
                .tells("disclosed", Use.OTHERWISE, """
                        SELECT c.id AS credential, d.subject, d.did, d.changed_at
                          FROM credential_disclosure d JOIN credential c ON c.award_id = d.award_id
                         WHERE c.person_id IN (:persons) ORDER BY c.id""")
                .tells("disclosed-evidence", Use.OTHERWISE, """
                        SELECT c.id AS credential, e.name, e.narrative, e.address
                          FROM credential_evidence e JOIN credential c ON c.award_id = e.award_id
                         WHERE c.person_id IN (:persons) ORDER BY c.id, e.position""")
                .tells("consents", Use.FOR_DECISIONS, """
                        SELECT credential_id AS credential, item, given, wording, language, said_at FROM credential_consent
                         WHERE person_id IN (:persons) ORDER BY said_at, id""")
                .tells("documents", Use.FOR_DECISIONS, """
                        SELECT id || '.json' AS file, signed_json AS content FROM credential
                         WHERE person_id IN (:persons) AND signed_json IS NOT NULL ORDER BY id""")
                .tells("tokens", Use.FOR_DECISIONS, """
                        SELECT id || '.jwt' AS file, signed_jwt AS content FROM credential
                         WHERE person_id IN (:persons) AND signed_jwt IS NOT NULL ORDER BY id""")
                .forgets("""
                        DELETE FROM credential_disclosure WHERE award_id IN (
                          SELECT award_id FROM credential WHERE person_id IN (:persons))""", "DELETE FROM credential_consent WHERE person_id IN (:persons)", """
                        DELETE FROM credential_subject WHERE person_id IN (:persons) AND institution_id IN (
                          SELECT institution_id FROM person WHERE id IN (:persons))""", """
                        DELETE FROM credential_due WHERE award_id IN (
                          SELECT id FROM award WHERE person_id IN (:persons))""", """
                        UPDATE credential SET erased_at = COALESCE(erased_at, :now), signed_at = NULL, signed_json = NULL,
                               signed_jwt = NULL, proof_key = NULL, token_key = NULL, published = FALSE, printed_name = NULL,
                               stale_since = NULL
                         WHERE person_id IN (:persons) AND revoked_at IS NOT NULL""");
    }
}

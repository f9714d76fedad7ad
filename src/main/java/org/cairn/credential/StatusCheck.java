package org.cairn.credential;

import static org.cairn.credential.Finding.failed;
import static org.cairn.credential.Finding.passed;
import static org.cairn.credential.Finding.unknown;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.cairn.credential.Finding.Check;
import org.cairn.credential.openbadges.BadDocument;
import org.cairn.credential.openbadges.SecuredCredential;
import org.cairn.credential.statuslist.Bitstring;
import tools.jackson.databind.JsonNode;

/** The third check: that the issuer's own signed list says neither revoked nor suspended (Bitstring Status List 1.0, 3.2). */
class StatusCheck {

    static final String REVOKED = "status.revoked";
    static final String SUSPENDED = "status.suspended";
    static final String ERASED = "status.erased";

    private final Documents documents;
    private final ProofCheck proofs;

    StatusCheck(Documents documents, ProofCheck proofs) {
        this.documents = documents;
        this.proofs = proofs;
    }

    static Finding notAsked(SecuredCredential secured) {
        return secured.credential().has("credentialStatus")
                ? unknown(Check.STATUS, "status.not-asked")
                : passed(Check.STATUS, "status.none");
    }

    Finding finding(SecuredCredential secured, Instant now) {
        JsonNode entry = secured.credential().path("credentialStatus");
        if (entry.isMissingNode()) {
            return passed(Check.STATUS, "status.none");
        }
        if (!entry.path("type").asString("").equals("BitstringStatusListEntry")
                || entry.path("statusSize").asInt(1) != 1) {
            return unknown(Check.STATUS, "status.other-kind");
        }
        try {
            return list(entry)
                    .map(list -> read(secured, entry, list, now))
                    .orElseGet(() -> unknown(Check.STATUS, "status.no-answer"));
        } catch (BadDocument | IllegalArgumentException e) {
            return unknown(Check.STATUS, "status.unreadable");
        }
    }

    private Optional<SecuredCredential> list(JsonNode entry) {
        URI address = URI.create(entry.path("statusListCredential").asString(""));
        return documents.read(address).map(SecuredCredential::read);
    }

    private Finding read(SecuredCredential secured, JsonNode entry, SecuredCredential list, Instant now) {
        JsonNode subject = list.credential().path("credentialSubject");
        boolean fits = list.hasType("BitstringStatusListCredential")
                && list.issuer().equals(secured.issuer())
                && list.credential().path("id").equals(entry.path("statusListCredential"))
                && subject.path("statusPurpose").equals(entry.path("statusPurpose"))
                && DatesCheck.isInForce(list.credential(), now);
        if (!fits || !proofs.isTrusted(list)) {
            return unknown(Check.STATUS, "status.not-trusted");
        }
        long index = Long.parseLong(entry.path("statusListIndex").asString(""));
        boolean set = Bitstring.decode(subject.path("encodedList").asString("")).isSet(index);
        if (!set) {
            return passed(Check.STATUS, "status.clear");
        }
        if (!entry.path("statusPurpose").asString("").equals("revocation")) {
            return failed(Check.STATUS, SUSPENDED);
        }
        URI id = URI.create(secured.credential().path("id").asString(""));
        return failed(Check.STATUS, documents.isErased(id) ? ERASED : REVOKED);
    }
}

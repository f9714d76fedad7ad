package org.cairn.credential;

import static org.cairn.credential.Finding.failed;
import static org.cairn.credential.Finding.unknown;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cairn.credential.Finding.Check;
import org.cairn.credential.Finding.Outcome;
import org.cairn.credential.Verification.Endorsed;
import org.cairn.credential.openbadges.BadDocument;
import org.cairn.credential.openbadges.Json;
import org.cairn.credential.openbadges.Markdown;
import org.cairn.credential.openbadges.SecuredCredential;
import tools.jackson.databind.JsonNode;

/**
 * Endorsements are credentials of others inside a credential (Open Badges 3.0, 5.6): each is checked by itself, by the proof of
 * who endorses, and has to be about the very thing that it lies in. One that could not be checked is never said to hold.
 */
final class EndorsementCheck {

    /** Each names a host to be asked. Whoever writes more of them makes a reader wait. */
    private static final int MOST = 10;

    private final ProofCheck proofs;
    private final StatusCheck statuses;

    EndorsementCheck(ProofCheck proofs, StatusCheck statuses) {
        this.proofs = proofs;
        this.statuses = statuses;
    }

    private record Found(JsonNode endorsement, JsonNode of) {}

    /** @param isWhole whether the credential itself is signed as it stands; else nobody whom it names is asked */
    List<Endorsed> of(SecuredCredential secured, boolean isWhole, Instant now) {
        List<Endorsed> all = new ArrayList<>();
        for (Found found : found(secured.credential())) {
            all.add(endorsed(found.endorsement(), isWhole ? checked(found, all.size(), now) : notAsked()));
        }
        return all;
    }

    private static Finding notAsked() {
        return unknown(Check.ENDORSEMENT, "endorsement.not-asked");
    }

    private Finding checked(Found found, int before, Instant now) {
        return before < MOST ? finding(found, now) : unknown(Check.ENDORSEMENT, "endorsement.too-many", MOST);
    }

    private static List<Found> found(JsonNode credential) {
        JsonNode achievement = credential.path("credentialSubject").path("achievement");
        return Stream.of(credential, credential.path("issuer"), achievement)
                .flatMap(thing -> Stream.concat(stream(thing.path("endorsement")), stream(thing.path("endorsementJwt")))
                        .map(endorsement -> new Found(endorsement, thing.path("id"))))
                .toList();
    }

    /** The worst of what was found; where all is well, who holds the key. */
    private Finding finding(Found found, Instant now) {
        if (!found.endorsement().isObject()) {
            return unknown(Check.ENDORSEMENT, "endorsement.other-form");
        }
        JsonNode about = found.endorsement().path("credentialSubject").path("id");
        if (!about.isString() || !about.equals(found.of())) {
            return failed(Check.ENDORSEMENT, "endorsement.of-another");
        }
        try {
            SecuredCredential secured = SecuredCredential.read(Json.write(found.endorsement()));
            List<Finding> findings = new ArrayList<>(proofs.findings(secured));
            boolean isWhole = findings.get(0).outcome() == Outcome.PASSED;
            findings.add(isWhole ? statuses.finding(secured, now) : StatusCheck.notAsked(secured));
            findings.add(DatesCheck.finding(secured.credential(), now));
            Finding worst = findings.stream()
                    .max(Comparator.comparing(Finding::outcome))
                    .orElseThrow();
            return worst.outcome() == Outcome.PASSED ? findings.get(1) : worst;
        } catch (BadDocument e) {
            return failed(Check.ENDORSEMENT, "endorsement.unreadable");
        }
    }

    private static Endorsed endorsed(JsonNode endorsement, Finding finding) {
        JsonNode issuer = endorsement.path("issuer");
        return new Endorsed(
                issuer.isString() ? issuer.asString() : issuer.path("id").asString(""),
                issuer.path("name").asString(""),
                Markdown.words(endorsement
                        .path("credentialSubject")
                        .path("endorsementComment")
                        .asString("")),
                endorsement.path("validFrom").asString(""),
                finding);
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return list.isArray()
                ? StreamSupport.stream(list.spliterator(), false)
                : Stream.of(list).filter(one -> !one.isMissingNode());
    }
}

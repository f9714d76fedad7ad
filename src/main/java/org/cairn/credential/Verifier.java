package org.cairn.credential;

import static org.cairn.credential.Finding.failed;
import static org.cairn.credential.Finding.passed;
import static org.cairn.credential.Finding.unknown;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cairn.credential.Finding.Check;
import org.cairn.credential.Finding.Outcome;
import org.cairn.credential.openbadges.BadDocument;
import org.cairn.credential.openbadges.CredentialSchema;
import org.cairn.credential.openbadges.Json;
import org.cairn.credential.openbadges.SecuredCredential;

/**
 * Verifies a credential by five named checks, in this order. It reads the document, the issuer's published keys, the
 * published status list and the contexts of the jar, and nothing else.
 */
class Verifier {

    private final Documents documents;
    private final Clock clock;

    Verifier(Documents documents, Clock clock) {
        this.documents = documents;
        this.clock = clock;
    }

    /** @throws BadDocument where the text is no credential at all */
    Verification verify(String text) {
        SecuredCredential secured = SecuredCredential.read(text);
        Instant now = clock.instant();
        Documents once = new ReadOnce(documents);
        ProofCheck proofs = new ProofCheck(once);
        List<Finding> findings = new ArrayList<>(proofs.findings(secured));
        // Anybody can write an address into a document; only that of one whose signature holds is asked.
        boolean isWhole = findings.get(0).outcome() == Outcome.PASSED;
        findings.add(isWhole ? new StatusCheck(once, proofs).finding(secured, now) : StatusCheck.notAsked(secured));
        findings.add(DatesCheck.finding(secured.credential(), now));
        findings.add(schema(secured));
        return new Verification(
                findings,
                now,
                Claims.of(secured.credential()),
                new EndorsementCheck(proofs, new StatusCheck(once, proofs)).of(secured, isWhole, now));
    }

    private static Finding schema(SecuredCredential secured) {
        if (!secured.hasType("OpenBadgeCredential") && !secured.hasType("AchievementCredential")) {
            return unknown(Check.SCHEMA, "schema.other-kind");
        }
        int violations =
                CredentialSchema.violations(Json.write(secured.credential())).size();
        return violations == 0
                ? passed(Check.SCHEMA, "schema.fits")
                : failed(Check.SCHEMA, "schema.violated", violations);
    }

    /**
     * One verification asks for each address once, so that all checks see the same answer, and asks no host again that gave
     * none: whoever waits for the verdict waits for one of them at most.
     */
    private record ReadOnce(Documents documents, Map<URI, Optional<String>> answers, Set<String> silent)
            implements Documents {

        ReadOnce(Documents documents) {
            this(documents, new HashMap<>(), new HashSet<>());
        }

        @Override
        public Optional<String> read(URI address) {
            return answers.computeIfAbsent(address, this::ask);
        }

        @Override
        public boolean isErased(URI credential) {
            return documents.isErased(credential);
        }

        private Optional<String> ask(URI address) {
            String host = String.valueOf(address.getRawAuthority());
            Optional<String> answer = silent.contains(host) ? Optional.empty() : documents.read(address);
            if (answer.isEmpty()) {
                silent.add(host);
            }
            return answer;
        }
    }
}

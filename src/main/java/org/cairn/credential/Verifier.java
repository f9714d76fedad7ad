package org.cairn.credential;

import static org.cairn.credential.Finding.failed;
import static org.cairn.credential.Finding.passed;
import static org.cairn.credential.Finding.unknown;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cairn.credential.Finding.Check;
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
        findings.add(new StatusCheck(once, proofs).finding(secured, now));
        findings.add(DatesCheck.finding(secured.credential(), now));
        findings.add(schema(secured));
        return new Verification(findings, now, Claims.of(secured.credential()));
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

    /** One verification asks for each address once, so that all checks see the same answer. */
    private record ReadOnce(Documents documents, Map<URI, Optional<String>> answers) implements Documents {

        ReadOnce(Documents documents) {
            this(documents, new HashMap<>());
        }

        @Override
        public Optional<String> read(URI address) {
            return answers.computeIfAbsent(address, documents::read);
        }
    }
}

package org.cairn.credential;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cairn.award.AwardId;
import org.cairn.shared.InstitutionId;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Does at once, for tests with a whole application, what a task would do. */
@Component
@Profile("test")
public class CredentialWork {

    private static final Map<IssuerKey.Kind, IssuerKey> MADE = new ConcurrentHashMap<>();

    private final Signing signing;
    private final Issuers issuers;
    private final IssuerKeys keys;

    CredentialWork(Signing signing, Issuers issuers, IssuerKeys keys) {
        this.signing = signing;
        this.issuers = issuers;
        this.keys = keys;
    }

    public void sign(AwardId award) {
        signing.sign(award);
    }

    /** Gives the institution keys that were made once: an RSA key takes seconds. */
    public void withKeys(InstitutionId institution) {
        for (IssuerKey.Kind kind : IssuerKey.Kind.values()) {
            IssuerKey made = MADE.computeIfAbsent(kind, wanted -> issuers.generate(institution, wanted));
            keys.addIfNoneActive(
                    new IssuerKey(institution, made.name(), kind, made.spki(), made.sealed(), made.state()),
                    CredentialHouse.NOW);
        }
    }
}

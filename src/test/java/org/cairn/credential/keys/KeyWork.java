package org.cairn.credential.keys;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cairn.shared.InstitutionId;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Gives institutions of tests with a whole application keys that were made once: an RSA key takes seconds. */
@Component
@Profile("test")
public class KeyWork {

    private static final Map<IssuerKey.Kind, IssuerKey> MADE = new ConcurrentHashMap<>();

    private final Issuers issuers;
    private final IssuerKeys keys;

    KeyWork(Issuers issuers, IssuerKeys keys) {
        this.issuers = issuers;
        this.keys = keys;
    }

    public void furnish(InstitutionId institution, Instant since) {
        KeyHouse.furnish(MADE, issuers, keys, institution, since);
    }
}

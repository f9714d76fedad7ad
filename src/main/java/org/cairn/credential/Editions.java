package org.cairn.credential;

import org.cairn.credential.CredentialFacts.Edition;
import org.cairn.credential.endorsement.Endorsements;
import org.cairn.microcredential.Gate;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.platform.Platforms;
import org.springframework.stereotype.Component;

/** What is said of a version today, by its institution and by others. */
@Component
class Editions {

    private final Platforms platforms;
    private final Gate gate;
    private final Endorsements endorsements;

    Editions(Platforms platforms, Gate gate, Endorsements endorsements) {
        this.platforms = platforms;
        this.gate = gate;
        this.endorsements = endorsements;
    }

    Edition of(MicrocredentialVersion version) {
        return new Edition(
                version,
                platforms.institution(version.institution()),
                gate.titlesOnly(version),
                endorsements.of(version));
    }
}

package org.cairn.credential;

import org.cairn.award.Award;
import org.cairn.award.AwardId;
import org.cairn.award.Awards;
import org.cairn.microcredential.Gate;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.platform.Platforms;
import org.cairn.shared.Bilingual;
import org.springframework.stereotype.Component;

/** Reads what a credential says from the modules that know it. */
@Component
class FactsReader {

    private final Awards awards;
    private final Microcredentials microcredentials;
    private final Platforms platforms;
    private final Subjects subjects;
    private final Gate gate;

    FactsReader(Awards awards, Microcredentials microcredentials, Platforms platforms, Subjects subjects, Gate gate) {
        this.awards = awards;
        this.microcredentials = microcredentials;
        this.platforms = platforms;
        this.subjects = subjects;
        this.gate = gate;
    }

    /** The award as it is now. */
    Award award(AwardId id) {
        return awards.find(id).orElseThrow(() -> new IllegalStateException("no award " + id));
    }

    Bilingual title(Award award) {
        return version(award).definition().title();
    }

    CredentialFacts of(Award award) {
        MicrocredentialVersion version = version(award);
        return new CredentialFacts(
                award,
                version,
                platforms.institution(award.institution()),
                subjects.of(award.institution(), award.person()),
                gate.titlesOnly(version));
    }

    private MicrocredentialVersion version(Award award) {
        return microcredentials
                .version(award.version())
                .orElseThrow(() -> new IllegalStateException("no version " + award.version()));
    }
}

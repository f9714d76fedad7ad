package org.cairn.credential;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.award.Award;
import org.cairn.award.AwardId;
import org.cairn.award.Awards;
import org.cairn.credential.CredentialFacts.Edition;
import org.cairn.credential.disclosure.Disclosure;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.Bilingual;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.springframework.stereotype.Component;

/** Reads what a credential says from the modules that know it. */
@Component
class FactsReader {

    private final Awards awards;
    private final Microcredentials microcredentials;
    private final Editions editions;
    private final Subjects subjects;
    private final DisclosureTable disclosures;

    FactsReader(
            Awards awards,
            Microcredentials microcredentials,
            Editions editions,
            Subjects subjects,
            DisclosureTable disclosures) {
        this.awards = awards;
        this.microcredentials = microcredentials;
        this.editions = editions;
        this.subjects = subjects;
        this.disclosures = disclosures;
    }

    /** The awards as they are now, and as they stay until the transaction ends. */
    List<Award> held(List<AwardId> ids) {
        return awards.held(ids);
    }

    List<Award> awards(List<AwardId> ids) {
        return awards.all(ids);
    }

    /** The award as it is now. */
    Award award(AwardId id) {
        return awards.find(id).orElseThrow(() -> new IllegalStateException("no award " + id));
    }

    Bilingual title(Award award) {
        return version(award).definition().title();
    }

    CredentialFacts of(Award award) {
        return new CredentialFacts(
                award,
                editions.of(version(award)),
                subjects.of(award.institution(), award.person()),
                disclosures.of(award.id()));
    }

    /** Of awards of one institution, in their order. What they share is read once. */
    List<CredentialFacts> of(InstitutionId issuer, List<Award> together) {
        Map<PersonId, UUID> called =
                subjects.of(issuer, together.stream().map(Award::person).toList());
        Map<AwardId, Disclosure> disclosed =
                disclosures.of(together.stream().map(Award::id).toList());
        Map<VersionId, Edition> shared = new HashMap<>();
        List<CredentialFacts> facts = new ArrayList<>();
        for (Award award : together) {
            Edition edition = shared.computeIfAbsent(award.version(), id -> editions.of(version(award)));
            facts.add(new CredentialFacts(
                    award, edition, called.get(award.person()), disclosed.getOrDefault(award.id(), Disclosure.NONE)));
        }
        return facts;
    }

    private MicrocredentialVersion version(Award award) {
        return microcredentials
                .version(award.version())
                .orElseThrow(() -> new IllegalStateException("no version " + award.version()));
    }
}

package org.cairn.credential;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cairn.award.Award;
import org.cairn.award.AwardId;
import org.cairn.credential.Press.SignedCredential;
import org.cairn.credential.Reservations.Place;
import org.cairn.credential.disclosure.Disclosure;
import org.cairn.credential.statuslist.StatusPurpose;
import org.cairn.shared.InstitutionId;
import org.springframework.stereotype.Component;

/**
 * Turns awards into their credentials, many in one transaction. May run twice, or on two machines at once: an award has one
 * credential by constraint, so the second finds nothing to do. A place in a status list is dealt before anything is held, so
 * that nobody waits for anybody.
 */
@Component
class Signing {

    private final FactsReader facts;
    private final Reservations reservations;
    private final DocumentSigner signer;
    private final Register register;
    private final SecureRandom chance;

    Signing(
            FactsReader facts,
            Reservations reservations,
            DocumentSigner signer,
            Register register,
            SecureRandom chance) {
        this.facts = facts;
        this.reservations = reservations;
        this.signer = signer;
        this.register = register;
        this.chance = chance;
    }

    void sign(AwardId award) {
        facts.award(award);
        sign(List.of(award));
    }

    /** An id that is no award is left out: there is nothing to sign. */
    void sign(List<AwardId> ids) {
        facts.awards(ids).stream()
                .collect(Collectors.groupingBy(Award::institution, LinkedHashMap::new, Collectors.toList()))
                .forEach(this::sign);
    }

    private void sign(InstitutionId institution, List<Award> awards) {
        Map<AwardId, StoredCredential> known = register.known(awards);
        List<Award> open = register.toBeSigned(awards, known);
        if (!open.isEmpty()) {
            Press press = signer.press(institution);
            Map<StatusPurpose, Iterator<Place>> places = deal(
                    institution,
                    open.stream()
                            .filter(award -> !known.containsKey(award.id()))
                            .toList());
            List<SignedCredential> signed = new ArrayList<>(open.size());
            for (CredentialFacts one : facts.of(institution, open)) {
                StoredCredential reserved = known.get(one.award().id());
                StoredCredential credential = reserved == null
                        ? reserve(one.award(), places.get(one.purpose()).next())
                        : reserved;
                signed.add(press.sign(one, signer.particulars(one, credential), credential));
            }
            register.keep(signed);
        }
    }

    private Map<StatusPurpose, Iterator<Place>> deal(InstitutionId institution, List<Award> unreserved) {
        Map<StatusPurpose, Iterator<Place>> places = new EnumMap<>(StatusPurpose.class);
        unreserved.stream()
                .collect(Collectors.groupingBy(CredentialFacts::purposeOf, Collectors.counting()))
                .forEach((purpose, count) -> places.put(
                        purpose,
                        reservations
                                .deal(institution, purpose, Math.toIntExact(count))
                                .iterator()));
        return places;
    }

    /** The same credential once more, as its owner wishes it now; kept by whoever asks. */
    SignedCredential again(StoredCredential credential) {
        CredentialFacts now = facts.of(facts.award(credential.award()));
        return signer.press(credential.institution()).sign(now, signer.particulars(now, credential), credential);
    }

    /** What would be signed then, without proof. */
    String unsigned(StoredCredential credential, Disclosure disclosed) {
        return signer.unsigned(facts.of(facts.award(credential.award())).disclosing(disclosed), credential);
    }

    private StoredCredential reserve(Award award, Place place) {
        return new StoredCredential(
                CredentialId.random(chance),
                award.institution(),
                award.id(),
                award.version(),
                award.person(),
                place.list(),
                place.index(),
                null,
                false,
                null,
                null,
                null);
    }
}

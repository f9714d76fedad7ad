package org.cairn.credential;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.award.Award;
import org.cairn.award.AwardId;
import org.cairn.credential.Press.SignedCredential;
import org.cairn.credential.keys.IssuerId;
import org.cairn.credential.keys.Issuers;
import org.cairn.platform.Installation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of credentials once they are decided on. */
@Component
class Register {

    private final StoredCredentials credentials;
    private final Statuses statuses;
    private final FactsReader facts;
    private final Issuers issuers;
    private final Resigning resigning;
    private final Installation installation;
    private final Clock clock;

    Register(
            StoredCredentials credentials,
            Statuses statuses,
            FactsReader facts,
            Issuers issuers,
            Resigning resigning,
            Installation installation,
            Clock clock) {
        this.credentials = credentials;
        this.statuses = statuses;
        this.facts = facts;
        this.issuers = issuers;
        this.resigning = resigning;
        this.installation = installation;
        this.clock = clock;
    }

    Map<AwardId, StoredCredential> known(List<Award> awards) {
        return credentials.ofAwards(awards.stream().map(Award::id).toList()).stream()
                .collect(Collectors.toMap(StoredCredential::award, Function.identity()));
    }

    /** Those without a signature that can be trusted. */
    List<Award> toBeSigned(List<Award> awards, Map<AwardId, StoredCredential> known) {
        Set<AwardId> again = resigning.among(awards.stream().map(Award::id).toList());
        return awards.stream()
                .filter(award -> {
                    StoredCredential made = known.get(award.id());
                    return made == null || made.signedAt() == null || again.contains(award.id());
                })
                .toList();
    }

    /**
     * Keeps what was signed. The awards are held meanwhile: one that was revoked or suspended before is so from the start, and
     * one that is being so now waits until there is a row to mark.
     */
    @Transactional
    public void keep(List<SignedCredential> signed) {
        Instant now = clock.instant();
        installation.noteIssuing();
        List<Award> awards =
                facts.held(signed.stream().map(one -> one.credential().award()).toList());
        Set<AwardId> before = new HashSet<>(known(awards).keySet());
        Map<Boolean, List<SignedCredential>> byReserved = signed.stream()
                .collect(Collectors.partitioningBy(
                        one -> before.contains(one.credential().award())));
        List<SignedCredential> fresh = byReserved.getOrDefault(false, List.of());
        if (credentials.add(fresh, now) < fresh.size()) {
            mustAllBeKept(awards);
        }
        List<SignedCredential> others = byReserved.getOrDefault(true, List.of());
        Set<AwardId> again = resigning.among(
                others.stream().map(one -> one.credential().award()).toList());
        credentials.sign(
                others.stream()
                        .filter(one -> one.credential().signedAt() == null
                                || again.contains(one.credential().award()))
                        .toList(),
                now);
        awards.forEach(this::mark);
        // Last: nobody else can sign with these keys from here until the end of the transaction.
        mustBeTrusted(signed);
    }

    /** Until the transaction ends nobody else signs the credential of this award. */
    void hold(AwardId award) {
        facts.held(List.of(award));
    }

    /** In place of the bytes from before, by whoever holds the award. */
    void replace(SignedCredential signed) {
        credentials.sign(List.of(signed), clock.instant());
        mustBeTrusted(List.of(signed));
    }

    /** A key that was given up while it signed: the batch is made again with its successor. */
    private void mustBeTrusted(List<SignedCredential> signed) {
        Set<String> names = signed.stream()
                .flatMap(one -> Stream.of(one.proofKey(), one.tokenKey()))
                .collect(Collectors.toSet());
        if (issuers.trusted(IssuerId.of(signed.get(0).credential().institution()), names) < names.size()) {
            throw new IllegalStateException("signed with a key that is no longer trusted");
        }
    }

    /** What was not added was added by somebody else, or it would be lost without a word. */
    private void mustAllBeKept(List<Award> awards) {
        if (known(awards).size() < awards.size()) {
            throw new IllegalStateException("a credential could not be kept");
        }
    }

    private void mark(Award award) {
        switch (award.state()) {
            case REVOKED -> revoke(award.id());
            case SUSPENDED -> suspend(award.id());
            case ISSUED, EXPIRED -> {}
        }
    }

    /** The list changes in the same transaction as the mark. */
    @Transactional
    public void suspend(AwardId award) {
        credentials.suspend(award, clock.instant()).ifPresent(statuses::changed);
    }

    /** What was revoked meanwhile stays so. */
    @Transactional
    public void reinstate(AwardId award) {
        credentials.suspend(award, null).ifPresent(statuses::changed);
    }

    /** The list changes in the same transaction as the mark. */
    @Transactional
    public void revoke(AwardId award) {
        credentials.revoke(award, clock.instant()).ifPresent(statuses::changed);
    }
}

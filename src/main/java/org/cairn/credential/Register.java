package org.cairn.credential;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cairn.award.Award;
import org.cairn.award.AwardId;
import org.cairn.platform.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of credentials once they are decided on. */
@Component
class Register {

    private final StoredCredentials credentials;
    private final Statuses statuses;
    private final FactsReader facts;
    private final Installation installation;
    private final Clock clock;

    Register(
            StoredCredentials credentials,
            Statuses statuses,
            FactsReader facts,
            Installation installation,
            Clock clock) {
        this.credentials = credentials;
        this.statuses = statuses;
        this.facts = facts;
        this.installation = installation;
        this.clock = clock;
    }

    Map<AwardId, StoredCredential> known(List<Award> awards) {
        return credentials.ofAwards(awards.stream().map(Award::id).toList()).stream()
                .collect(Collectors.toMap(StoredCredential::award, Function.identity()));
    }

    boolean isToBeSigned(@Nullable StoredCredential known) {
        return known == null || known.signedAt() == null;
    }

    /**
     * Keeps what was signed. The awards are held meanwhile: one that was revoked before is revoked from the start, and one that
     * is being revoked waits until there is a row to mark.
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
        credentials.sign(byReserved.getOrDefault(true, List.of()), now);
        awards.stream().filter(award -> award.state() == Award.State.REVOKED).forEach(award -> revoke(award.id()));
    }

    /** What was not added was added by somebody else, or it would be lost without a word. */
    private void mustAllBeKept(List<Award> awards) {
        if (known(awards).size() < awards.size()) {
            throw new IllegalStateException("a credential could not be kept");
        }
    }

    /** The list changes in the same transaction as the mark. */
    @Transactional
    public void revoke(AwardId award) {
        credentials.revoke(award, clock.instant()).ifPresent(statuses::changed);
    }
}

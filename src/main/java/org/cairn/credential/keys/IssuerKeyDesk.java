package org.cairn.credential.keys;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cairn.platform.Administrators;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** What administrators see of the keys of issuers, and may do with them. */
@Service
public class IssuerKeyDesk {

    private static final Logger AUDIT = LoggerFactory.getLogger("org.cairn.audit");

    private final Administrators administrators;
    private final IssuerKeys keys;
    private final IssuerKeyRotation rotation;
    private final TokenChoice choice;

    IssuerKeyDesk(Administrators administrators, IssuerKeys keys, IssuerKeyRotation rotation, TokenChoice choice) {
        this.administrators = administrators;
        this.keys = keys;
        this.rotation = rotation;
        this.choice = choice;
    }

    /** Every key there has been, the oldest first; whose it is in the order of institutions, each before its partners. */
    public Map<Issuer, List<IssuerKey>> all() {
        return keys.all().stream()
                .sorted((one, other) ->
                        Boolean.compare(one.issuer().isPartner(), other.issuer().isPartner()))
                .collect(Collectors.groupingBy(IssuerKey::issuer, LinkedHashMap::new, Collectors.toList()));
    }

    /** What the issuer's tokens are signed with; a partner signs none. */
    public Optional<TokenChoice.Algorithm> tokens(Issuer issuer) {
        return issuer.isPartner() ? Optional.empty() : Optional.of(choice.algorithm(issuer.institution()));
    }

    /** When a key that waits takes over, by itself. */
    public Instant turn(IssuerKey next) {
        return next.since().plus(IssuerKeyRotation.PUBLISHED_AHEAD);
    }

    /** @throws Refusal NOT_FOUND where nobody of this id has a key */
    public void publishNext(String who, IssuerId issuer) {
        administrators.mustBe(who);
        rotation.begin(found(issuer));
        AUDIT.info("issuer-key.next-asked issuer={} by={}", issuer, who);
    }

    /**
     * The keys have leaked.
     *
     * @throws Refusal NOT_FOUND where nobody of this id has a key
     */
    public void giveUp(String who, IssuerId issuer) {
        administrators.mustBe(who);
        rotation.leaked(found(issuer));
        AUDIT.warn("issuer-key.given-up issuer={} by={}", issuer, who);
    }

    private Issuer found(IssuerId issuer) {
        return keys.issuers().stream()
                .filter(known -> known.id().equals(issuer))
                .findFirst()
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "credential.unknown"));
    }
}

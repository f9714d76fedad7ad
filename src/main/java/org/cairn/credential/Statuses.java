package org.cairn.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.cairn.credential.StatusLists.StatusList;
import org.cairn.credential.keys.Issuer;
import org.cairn.credential.keys.IssuerId;
import org.cairn.credential.keys.IssuerKey;
import org.cairn.credential.keys.Issuers;
import org.cairn.credential.openbadges.DataIntegrity;
import org.cairn.credential.openbadges.Json;
import org.cairn.credential.statuslist.Bitstring;
import org.cairn.credential.statuslist.StatusListCredential;
import org.springframework.stereotype.Service;

/** The published bits of revocations and suspensions. A list is signed again when it is asked for and has changed, or grows old. */
@Service
class Statuses {

    /** Short, so that an old list cannot be played back for long. */
    static final Duration VALID_FOR = Duration.ofHours(24);

    /** A verifier that began a moment ago, or whose clock is a little slow, finds the list in force already. */
    private static final Duration LEEWAY = Duration.ofMinutes(5);

    private static final Duration SIGN_AGAIN_AFTER = Duration.ofHours(6);

    private final StatusLists lists;
    private final StoredCredentials credentials;
    private final Issuers issuers;
    private final Addresses addresses;
    private final Clock clock;

    Statuses(StatusLists lists, StoredCredentials credentials, Issuers issuers, Addresses addresses, Clock clock) {
        this.lists = lists;
        this.credentials = credentials;
        this.issuers = issuers;
        this.addresses = addresses;
        this.clock = clock;
    }

    void changed(UUID list) {
        lists.changed(list);
    }

    /** Signs again what has changed or grows old, so that who asks for a list finds it signed. */
    void refresh() {
        lists.stale(clock.instant().minus(SIGN_AGAIN_AFTER)).forEach(this::signed);
    }

    /** The signed list, as it is now. */
    Optional<String> signed(UUID id) {
        return lists.find(id).map(list -> isCurrent(list) ? list.signed() : signAgain(list));
    }

    private boolean isCurrent(StatusList list) {
        Instant signedAt = list.signedAt();
        Long signedVersion = list.signedVersion();
        return signedAt != null
                && signedVersion != null
                && signedVersion == list.version()
                && signedAt.plus(SIGN_AGAIN_AFTER).isAfter(clock.instant());
    }

    /** The version was read before the bits, so what is signed shows that version at least. */
    private String signAgain(StatusList list) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        IssuerKey key = issuers.signingKey(Issuer.of(list.institution()), IssuerKey.Kind.ED25519);
        String unsigned = Json.write(StatusListCredential.of(
                list.purpose(),
                addresses.statusList(list.id()),
                issuers.did(IssuerId.of(list.institution())),
                now.minus(LEEWAY),
                now.plus(VALID_FOR),
                Bitstring.of(credentials.bitsIn(list.id()))));
        String signed = DataIntegrity.sign(unsigned, issuers.methodId(key), issuers.privateHalf(key), now);
        lists.keep(list.id(), list.version(), signed, now);
        return signed;
    }
}

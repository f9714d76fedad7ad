package org.cairn.credential;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.cairn.award.Award;
import org.cairn.credential.statuslist.Bitstring;
import org.springframework.stereotype.Component;

/**
 * Gives an award its credential id and its place in the status list before anything is signed, since both are part of
 * what is signed. An award keeps what it was given, however often the signing is tried.
 */
@Component
class Reservations {

    private static final int MOST_TRIES = 100;

    private final StoredCredentials credentials;
    private final Statuses statuses;
    private final Clock clock;
    private final SecureRandom chance;

    Reservations(StoredCredentials credentials, Statuses statuses, Clock clock, SecureRandom chance) {
        this.credentials = credentials;
        this.statuses = statuses;
        this.clock = clock;
        this.chance = chance;
    }

    StoredCredential reserve(Award award) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<StoredCredential> given = credentials.ofAward(award.id());
            if (given.isPresent()) {
                return given.get();
            }
            credentials.reserve(draw(award), clock.instant());
        }
        throw new IllegalStateException("no free place in the status list for award " + award.id());
    }

    /** A random place, so that the order of the list tells nothing of who earned what when. */
    private StoredCredential draw(Award award) {
        UUID list = statuses.open(award.institution()).id();
        return new StoredCredential(
                CredentialId.random(chance),
                award.institution(),
                award.id(),
                award.version(),
                award.person(),
                list,
                chance.nextInt(Bitstring.ENTRIES),
                null,
                false,
                null,
                null);
    }
}

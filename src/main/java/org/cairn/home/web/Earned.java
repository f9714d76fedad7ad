package org.cairn.home.web;

import java.util.Comparator;
import java.util.Optional;
import org.cairn.award.Award;
import org.cairn.award.Awards;
import org.cairn.credential.CredentialSummary;
import org.cairn.credential.Credentials;
import org.cairn.home.web.PathPage.Awarded;
import org.cairn.mapping.CourseMap;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.PersonId;
import org.springframework.stereotype.Component;

/** What a learner has been awarded. */
@Component
class Earned {

    private final Awards awards;
    private final Credentials credentials;
    private final Microcredentials microcredentials;

    Earned(Awards awards, Credentials credentials, Microcredentials microcredentials) {
        this.awards = awards;
        this.credentials = credentials;
        this.microcredentials = microcredentials;
    }

    /**
     * The newest award of the map's version; one that was issued stands before one that was revoked. Whoever holds
     * another version of the micro-credential has it, and gets no second one.
     */
    Optional<Awarded> by(PersonId person, CourseMap map) {
        Optional<MicrocredentialId> wanted = microcredential(map.version());
        return awards.of(person).stream()
                .filter(award -> award.version().equals(map.version()) || isHeldOf(award, wanted))
                .min(Comparator.comparing(Award::state).thenComparing(Award::awardedAt, Comparator.reverseOrder()))
                .map(award -> awarded(award, !award.course().equals(map.course())));
    }

    private boolean isHeldOf(Award award, Optional<MicrocredentialId> wanted) {
        return award.state() == Award.State.ISSUED
                && microcredential(award.version()).equals(wanted);
    }

    private Optional<MicrocredentialId> microcredential(VersionId version) {
        return microcredentials.version(version).map(MicrocredentialVersion::microcredential);
    }

    private Awarded awarded(Award award, boolean elsewhere) {
        String credential = credentials
                .ofAward(award.id())
                .map(CredentialSummary::id)
                .map(Object::toString)
                .orElse(null);
        return new Awarded(credential, award.awardedAt(), award.state() == Award.State.REVOKED, elsewhere);
    }
}

package org.cairn.home.web;

import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import org.cairn.attainment.Attainments;
import org.cairn.attainment.Standing;
import org.cairn.award.Award;
import org.cairn.award.Awards;
import org.cairn.award.Term;
import org.cairn.credential.CredentialSummary;
import org.cairn.credential.Credentials;
import org.cairn.home.web.PathPage.Awarded;
import org.cairn.home.web.PathPage.Renewal;
import org.cairn.mapping.CourseMap;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a learner has been awarded. */
@Component
class Earned {

    private final Awards awards;
    private final Credentials credentials;
    private final Microcredentials microcredentials;
    private final Attainments attainments;
    private final Clock clock;

    Earned(
            Awards awards,
            Credentials credentials,
            Microcredentials microcredentials,
            Attainments attainments,
            Clock clock) {
        this.awards = awards;
        this.credentials = credentials;
        this.microcredentials = microcredentials;
        this.attainments = attainments;
        this.clock = clock;
    }

    /**
     * The newest award of the map's version; one in force stands before one that is suspended, has ended or was revoked. Whoever holds
     * another version of the micro-credential has it, and gets no second one.
     */
    Optional<Awarded> by(PersonId person, CourseMap map, Paths paths) {
        Optional<MicrocredentialId> wanted = microcredential(map.version());
        return awards.of(person).stream()
                .filter(award -> award.version().equals(map.version()) || isHeldOf(award, wanted))
                .min(Comparator.comparing(Award::state).thenComparing(Award::awardedAt, Comparator.reverseOrder()))
                .map(award -> awarded(award, person, map, paths));
    }

    private boolean isHeldOf(Award award, Optional<MicrocredentialId> wanted) {
        return award.state() != Award.State.REVOKED
                && microcredential(award.version()).equals(wanted);
    }

    private Optional<MicrocredentialId> microcredential(VersionId version) {
        return microcredentials.version(version).map(MicrocredentialVersion::microcredential);
    }

    private Awarded awarded(Award award, PersonId person, CourseMap map, Paths paths) {
        String credential = credentials
                .ofAward(award.id())
                .map(CredentialSummary::id)
                .map(Object::toString)
                .orElse(null);
        return new Awarded(
                credential,
                award.awardedAt(),
                award.state(),
                !award.course().equals(map.course()),
                renewal(award, person, map, paths));
    }

    private @Nullable Renewal renewal(Award award, PersonId person, CourseMap map, Paths paths) {
        Term term = award.term();
        boolean stands = award.state() == Award.State.ISSUED || award.state() == Award.State.EXPIRED;
        if (term == null || !stands) {
            return null;
        }
        Standing again =
                term.isRenewable(clock.instant()) ? attainments.since(map.id(), person, term.renewFrom()) : null;
        return paths.renewal(term, again);
    }
}

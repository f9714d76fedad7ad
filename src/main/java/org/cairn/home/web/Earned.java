package org.cairn.home.web;

import java.util.Comparator;
import java.util.Optional;
import org.cairn.award.Award;
import org.cairn.award.Awards;
import org.cairn.credential.CredentialSummary;
import org.cairn.credential.Credentials;
import org.cairn.home.web.PathPage.Awarded;
import org.cairn.mapping.CourseMap;
import org.cairn.shared.PersonId;
import org.springframework.stereotype.Component;

/** What a learner has been awarded. */
@Component
class Earned {

    private final Awards awards;
    private final Credentials credentials;

    Earned(Awards awards, Credentials credentials) {
        this.awards = awards;
        this.credentials = credentials;
    }

    /** The newest award of the map's version; one that was issued stands before one that was revoked. */
    Optional<Awarded> by(PersonId person, CourseMap map) {
        return awards.of(person).stream()
                .filter(award -> award.version().equals(map.version()))
                .min(Comparator.comparing(Award::state).thenComparing(Award::awardedAt, Comparator.reverseOrder()))
                .map(this::awarded);
    }

    private Awarded awarded(Award award) {
        String credential = credentials
                .ofAward(award.id())
                .map(CredentialSummary::id)
                .map(Object::toString)
                .orElse(null);
        return new Awarded(credential, award.awardedAt(), award.state() == Award.State.REVOKED);
    }
}

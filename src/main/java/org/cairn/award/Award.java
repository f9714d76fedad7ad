package org.cairn.award;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cairn.competency.CompetencyId;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;

/**
 * Our fact: this person, this version, this day.
 *
 * @param levels the level reached in each competency
 * @param snapshotHash SHA-256 of the frozen rule, facts and trace, in hexadecimal
 */
public record Award(
        AwardId id,
        InstitutionId institution,
        VersionId version,
        CourseId course,
        PersonId person,
        int cycle,
        State state,
        Instant awardedAt,
        List<AchievedLevel> levels,
        String snapshotHash) {

    public Award {
        levels = List.copyOf(levels);
    }

    /** Where the award stands. */
    public enum State {
        ISSUED,
        REVOKED
    }

    /** The id of the level of the competency's scale. */
    public record AchievedLevel(CompetencyId competency, UUID level) {}
}

package org.cairn.award;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cairn.competency.CompetencyId;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Our fact: this person, this version, this day.
 *
 * @param state as it is by the day on which it is asked for
 * @param term until when it is in force; null where it has no end
 * @param suspendable whether it can be suspended, which was said before it was made
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
        @Nullable Term term,
        boolean suspendable,
        List<AchievedLevel> levels,
        String snapshotHash) {

    public Award {
        levels = List.copyOf(levels);
    }

    /** One without an end, that cannot be suspended. */
    public Award(
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
        this(id, institution, version, course, person, cycle, state, awardedAt, null, false, levels, snapshotHash);
    }

    /** Where the award stands. */
    public enum State {
        /** In force. */
        ISSUED,
        /** Not counting for the time being: a person has a doubt, and looks into it. */
        SUSPENDED,
        /** It has ended by itself, on its day. */
        EXPIRED,
        /** Taken back. */
        REVOKED
    }

    /** The id of the level of the competency's scale. */
    public record AchievedLevel(CompetencyId competency, UUID level) {}
}

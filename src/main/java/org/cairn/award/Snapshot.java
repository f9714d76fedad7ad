package org.cairn.award;

import java.util.List;
import java.util.Objects;
import org.cairn.attainment.CompetencyStanding;
import org.cairn.attainment.Evidence;
import org.cairn.award.Award.AchievedLevel;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.MicrocredentialVersion;

/**
 * Everything that led to an award, as it was then: the rule in full, the facts, the verdicts and why. Written once, and
 * never looked up again from where it came.
 *
 * @param mode AUTOMATIC: Cairn decided by the rule alone
 */
record Snapshot(Mode mode, Definition definition, Evidence evidence) {

    enum Mode {
        AUTOMATIC
    }

    static Snapshot of(MicrocredentialVersion version, Evidence evidence) {
        return new Snapshot(Mode.AUTOMATIC, version.definition(), evidence);
    }

    Frozen frozen() {
        return Frozen.of(this);
    }

    List<AchievedLevel> levels() {
        return evidence.competencies().stream()
                .filter(standing -> standing.isMet() && standing.level() != null)
                .map(Snapshot::level)
                .toList();
    }

    private static AchievedLevel level(CompetencyStanding standing) {
        return new AchievedLevel(standing.competency(), Objects.requireNonNull(standing.level()));
    }
}

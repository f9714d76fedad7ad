package org.cairn.award;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.attainment.CompetencyStanding;
import org.cairn.attainment.Evidence;
import org.cairn.award.Award.AchievedLevel;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.Level;
import org.cairn.microcredential.Definition;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has reached by a rule.
 *
 * @param whole whether it is everything that is asked for
 * @param ranks of the level in each competency that is met; 0 for one without a level
 */
record Reached(boolean whole, Map<CompetencyId, Integer> ranks) {

    static Reached of(Definition definition, Evidence evidence) {
        Map<CompetencyId, Integer> ranks = new HashMap<>();
        evidence.competencies().stream()
                .filter(CompetencyStanding::isMet)
                .forEach(standing ->
                        ranks.put(standing.competency(), rank(definition, standing.competency(), standing.level())));
        return new Reached(evidence.met(), ranks);
    }

    static Reached of(Definition definition, List<AchievedLevel> levels) {
        Map<CompetencyId, Integer> ranks = new HashMap<>();
        levels.forEach(level -> ranks.put(level.competency(), rank(definition, level.competency(), level.level())));
        return new Reached(true, ranks);
    }

    /** Whether something is less than it was, whatever else is more. */
    boolean isLessThan(Reached before) {
        return (before.whole && !whole)
                || before.ranks.entrySet().stream()
                        .anyMatch(had -> ranks.getOrDefault(had.getKey(), -1) < had.getValue());
    }

    private static int rank(Definition definition, CompetencyId competency, @Nullable UUID level) {
        return definition.competency(competency).stream()
                .flatMap(found -> found.scale().levels().stream())
                .filter(candidate -> candidate.id().equals(level))
                .mapToInt(Level::rank)
                .findFirst()
                .orElse(0);
    }
}

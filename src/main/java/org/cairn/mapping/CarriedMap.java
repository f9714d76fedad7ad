package org.cairn.mapping;

import java.util.List;
import java.util.Optional;
import org.cairn.gradebook.Alike;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.Bilingual;

/**
 * What a course map of the origin would be in a copy of its course.
 *
 * @param activities those that the map uses, and what they are here
 * @param mappings the cells whose activity is surely the same here
 */
public record CarriedMap(VersionId version, Bilingual title, List<Alike> activities, List<Mapping> mappings) {

    public CarriedMap {
        activities = List.copyOf(activities);
        mappings = List.copyOf(mappings);
    }

    /** Whether every activity of the map was found again. */
    public boolean isWhole() {
        return activities.stream().map(Alike::here).allMatch(Optional::isPresent);
    }
}

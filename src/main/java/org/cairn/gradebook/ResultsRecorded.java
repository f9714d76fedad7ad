package org.cairn.gradebook;

import java.util.Set;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;

/** A collection pass changed the results of these persons. */
public record ResultsRecorded(CourseId course, Set<PersonId> persons) {

    public ResultsRecorded {
        persons = Set.copyOf(persons);
    }
}

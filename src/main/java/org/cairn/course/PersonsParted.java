package org.cairn.course;

import java.util.List;
import org.cairn.shared.PersonId;

/**
 * Persons who were one are no longer. Published in the transaction that parts them.
 *
 * @param persons all who were one
 */
public record PersonsParted(Joined joined, Joined.Parted parting, List<PersonId> persons) {

    public PersonsParted {
        persons = List.copyOf(persons);
    }
}

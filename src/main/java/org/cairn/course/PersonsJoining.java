package org.cairn.course;

import java.util.List;
import org.cairn.shared.PersonId;

/**
 * These persons are about to be one, and nobody joins or parts them meanwhile. Published in the transaction that joins them
 * and before it does, so that whoever keeps one of something for each human makes room.
 *
 * @param keeper who stands for all of them from now on
 * @param persons all of them
 */
public record PersonsJoining(Joined joined, PersonId keeper, List<PersonId> persons) {

    public PersonsJoining {
        persons = List.copyOf(persons);
    }
}

package org.cairn.course;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;

/**
 * All that is held of these persons, who are one human, is about to be erased. Published in the transaction that erases it and
 * before it does, so that what is in force comes to its end in the way of whoever keeps it.
 *
 * @param by the learner's own id, or an administrator's
 */
public record PersonsErasing(
        InstitutionId institution, List<PersonId> persons, boolean byLearner, UUID by, Instant at) {

    public PersonsErasing {
        persons = List.copyOf(persons);
    }
}

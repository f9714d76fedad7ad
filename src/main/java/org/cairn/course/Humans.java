package org.cairn.course;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cairn.shared.PersonId;

/** From proofs about two persons each to who is one human. */
final class Humans {

    private Humans() {}

    /** Everybody once, together with whoever is joined to them, however many proofs lie between. */
    static List<Set<PersonId>> of(Collection<PersonId> persons, List<Joined> proofs) {
        List<Set<PersonId>> humans = new ArrayList<>();
        Set<PersonId> left = new LinkedHashSet<>(persons);
        while (!left.isEmpty()) {
            Set<PersonId> human = from(left.iterator().next(), proofs);
            left.removeAll(human);
            humans.add(human);
        }
        return humans;
    }

    private static Set<PersonId> from(PersonId first, List<Joined> proofs) {
        Set<PersonId> human = new LinkedHashSet<>();
        Deque<PersonId> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            PersonId person = open.pop();
            if (human.add(person)) {
                proofs.stream()
                        .filter(proof ->
                                proof.one().equals(person) || proof.other().equals(person))
                        .forEach(proof -> open.push(proof.one().equals(person) ? proof.other() : proof.one()));
            }
        }
        return human;
    }
}

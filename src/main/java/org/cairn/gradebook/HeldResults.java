package org.cairn.gradebook;

import java.util.Map;
import org.cairn.launch.PersonalData;
import org.cairn.shared.PersonId;
import org.springframework.stereotype.Component;

/** Tells a person how many of their results are held. */
@Component
class HeldResults implements PersonalData {

    private final Results results;

    HeldResults(Results results) {
        this.results = results;
    }

    @Override
    public Map<String, Integer> about(PersonId person) {
        return Map.of("results", results.count(person));
    }
}

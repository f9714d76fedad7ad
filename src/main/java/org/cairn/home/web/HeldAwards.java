package org.cairn.home.web;

import java.util.Map;
import org.cairn.award.Awards;
import org.cairn.launch.PersonalData;
import org.cairn.shared.PersonId;
import org.springframework.stereotype.Component;

/** Tells a person how many micro-credentials they have been awarded. */
@Component
class HeldAwards implements PersonalData {

    private final Awards awards;

    HeldAwards(Awards awards) {
        this.awards = awards;
    }

    @Override
    public Map<String, Integer> about(PersonId person) {
        return Map.of("awards", awards.of(person).size());
    }
}

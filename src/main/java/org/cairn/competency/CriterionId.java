package org.cairn.competency;

import java.util.UUID;

public record CriterionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

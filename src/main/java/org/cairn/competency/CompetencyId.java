package org.cairn.competency;

import java.util.UUID;

public record CompetencyId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

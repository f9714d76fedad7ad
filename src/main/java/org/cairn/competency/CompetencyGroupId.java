package org.cairn.competency;

import java.util.UUID;

public record CompetencyGroupId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

package org.cairn.competency;

import java.util.UUID;

public record ImportId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

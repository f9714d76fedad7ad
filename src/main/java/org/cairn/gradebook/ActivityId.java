package org.cairn.gradebook;

import java.util.UUID;

public record ActivityId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

package org.cairn.gradebook;

import java.util.UUID;

public record LineItemId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

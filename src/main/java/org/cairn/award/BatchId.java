package org.cairn.award;

import java.util.UUID;

/** The id of what was decided together. */
public record BatchId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

package org.cairn.assessment;

import java.util.UUID;

/** Identifies a piece of evidence. */
public record PieceId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

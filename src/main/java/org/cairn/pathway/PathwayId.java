package org.cairn.pathway;

import java.util.UUID;

public record PathwayId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

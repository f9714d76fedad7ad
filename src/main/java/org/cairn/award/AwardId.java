package org.cairn.award;

import java.util.UUID;

public record AwardId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

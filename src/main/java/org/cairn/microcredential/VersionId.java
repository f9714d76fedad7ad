package org.cairn.microcredential;

import java.util.UUID;

public record VersionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

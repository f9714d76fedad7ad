package org.cairn.gradefile;

import java.util.UUID;

/** A gradebook file that somebody has brought. */
public record GradeFileId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

package org.cairn.shared;

import java.util.UUID;

/** A course (LTI context) as Cairn knows it. */
public record CourseId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

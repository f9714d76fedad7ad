package org.cairn.mapping;

import java.util.UUID;

public record CourseMapId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

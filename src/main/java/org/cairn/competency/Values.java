package org.cairn.competency;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was written before a part existed comes back as null. */
final class Values {

    private Values() {}

    static <T> List<T> present(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}

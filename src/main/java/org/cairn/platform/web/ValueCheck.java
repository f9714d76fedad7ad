package org.cairn.platform.web;

import java.util.List;

/**
 * What was found out about one value: {@code platform.found.<key>} says it, and where it is not right
 * {@code platform.found.<key>.todo} says what to do.
 */
record ValueCheck(String field, boolean passed, String key, List<Object> args) {

    static ValueCheck passed(String field, String key, Object... args) {
        return new ValueCheck(field, true, key, List.of(args));
    }

    static ValueCheck failed(String field, String key, Object... args) {
        return new ValueCheck(field, false, key, List.of(args));
    }
}

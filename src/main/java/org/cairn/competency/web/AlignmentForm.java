package org.cairn.competency.web;

import org.cairn.competency.Alignment;
import org.jspecify.annotations.Nullable;

/** A relation to another framework, as typed. */
record AlignmentForm(
        @Nullable String framework,
        @Nullable String code,
        @Nullable String uri,
        @Nullable String type) {

    static AlignmentForm of(Alignment alignment) {
        return new AlignmentForm(
                alignment.framework(),
                alignment.code(),
                alignment.uri(),
                alignment.type().name());
    }

    static AlignmentForm empty() {
        return new AlignmentForm(null, null, null, "IS_RELATED_TO");
    }

    boolean isBlank() {
        return Typed.isBlank(framework) && Typed.isBlank(code) && Typed.isBlank(uri);
    }
}

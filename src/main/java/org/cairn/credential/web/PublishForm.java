package org.cairn.credential.web;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What the owner decides: whether the page names them, and how. */
record PublishForm(boolean withName, @Size(max = 200) String name) {

    @SuppressWarnings("NullAway")
    PublishForm {
        name = name == null ? "" : name.strip();
    }

    @Nullable
    String printedName() {
        return withName ? name : null;
    }
}

package org.cairn.competency.web;

import org.cairn.competency.Details;
import org.jspecify.annotations.Nullable;

/** Something to know, to be able to or to be, as typed. */
record AttributeForm(
        @Nullable String kind,
        @Nullable String en,
        @Nullable String fr) {

    static AttributeForm of(Details.Attribute attribute) {
        return new AttributeForm(
                attribute.kind().name(), attribute.text().en(), attribute.text().fr());
    }

    static AttributeForm empty() {
        return new AttributeForm("KNOWLEDGE", null, null);
    }

    boolean isBlank() {
        return Typed.isBlank(en) && Typed.isBlank(fr);
    }
}

package org.cairn.microcredential.web;

import java.util.List;
import java.util.Objects;
import org.cairn.microcredential.Partner;
import org.jspecify.annotations.Nullable;

/** One partner as typed. Boxes that are not ticked are not sent. */
record PartnerForm(
        @Nullable String name,
        @Nullable String kind,
        @Nullable List<@Nullable String> parts) {

    PartnerForm {
        parts = parts == null
                ? List.of()
                : parts.stream().filter(Objects::nonNull).toList();
    }

    static PartnerForm of(Partner partner) {
        return new PartnerForm(
                partner.name(),
                partner.kind().name(),
                partner.parts().stream().map(Enum::name).toList());
    }

    static PartnerForm empty() {
        return new PartnerForm(null, null, List.of());
    }
}

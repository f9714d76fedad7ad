package org.cairn.competency;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * What a competency says beyond its statement.
 *
 * @param uri where the competency itself is kept, if by somebody else (CASE: CFItem.uri)
 * @param range the range of contexts in which it is shown
 */
public record Details(
        @Nullable String uri,
        @Nullable StatementParts parts,
        @Nullable Bilingual range,
        @Nullable Complexity complexity,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Attribute> attributes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Alignment> alignments) {

    /** Alignments have no order of their own; one spelling makes equal details equal. */
    private static final Comparator<Alignment> IN_ORDER = Comparator.comparing(Alignment::type)
            .thenComparing(alignment -> alignment.framework() == null ? "" : alignment.framework())
            .thenComparing(alignment -> alignment.code() == null ? "" : alignment.code())
            .thenComparing(alignment -> alignment.uri() == null ? "" : alignment.uri());

    public static final Details NONE = new Details(null, null, null, null, List.of(), List.of());

    public Details {
        parts = parts == null || parts.isEmpty() ? null : parts;
        attributes = Values.present(attributes);
        alignments =
                Values.present(alignments).stream().distinct().sorted(IN_ORDER).toList();
    }
}

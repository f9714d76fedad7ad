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
        @Nullable Parts parts,
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
        attributes = Written.present(attributes);
        alignments =
                Written.present(alignments).stream().distinct().sorted(IN_ORDER).toList();
    }

    /**
     * A statement taken apart as the Open Competency Toolkit does.
     *
     * @param verb the concrete action
     * @param context what it is done to, and where
     * @param standard what it is held to
     */
    public record Parts(
            @Nullable Bilingual verb,
            @Nullable Bilingual context,
            @Nullable Bilingual standard) {

        boolean isEmpty() {
            return verb == null && context == null && standard == null;
        }
    }

    /** What a competency takes: something to know, to be able to, or to be. */
    public record Attribute(Kind kind, Bilingual text) {

        /** The Open Competency Toolkit’s three. */
        public enum Kind {
            KNOWLEDGE,
            SKILL,
            ATTITUDE
        }
    }

    /**
     * How demanding a competency is, apart from how well it is shown: to follow a policy and to develop one are two
     * competencies, and each has a proficiency scale of its own.
     *
     * @param level 1 is the simplest
     */
    public record Complexity(int level, @Nullable Bilingual words) {

        public static final int HIGHEST = 8;

        public Complexity {
            if (level < 1 || level > HIGHEST) {
                throw new IllegalArgumentException("a level of complexity is from 1 to " + HIGHEST + ", not " + level);
            }
        }
    }
}

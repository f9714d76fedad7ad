package org.cairn.competency;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a competency relates to something in another framework, by code and address.
 *
 * @param framework what it calls itself, for example ESCO or NOC 2021
 * @param uri where it is to be found; opened by nobody but the reader
 */
public record Alignment(
        @Nullable String framework,
        @Nullable String code,
        @Nullable String uri,
        Type type) {

    /** CASE 1.1, associationType. */
    public enum Type {
        EXACT_MATCH_OF("exactMatchOf"),
        IS_RELATED_TO("isRelatedTo"),
        IS_PEER_OF("isPeerOf"),
        IS_PART_OF("isPartOf"),
        PRECEDES("precedes"),
        REPLACED_BY("replacedBy"),
        EXEMPLAR("exemplar"),
        HAS_SKILL_LEVEL("hasSkillLevel"),
        IS_TRANSLATION_OF("isTranslationOf");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /** As CASE writes it. */
        public String word() {
            return word;
        }

        static Optional<Type> of(String word) {
            for (Type type : values()) {
                if (type.word.toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT))) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }
    }

    public Alignment {
        if (code == null && uri == null) {
            throw new IllegalArgumentException("an alignment needs a code or an address");
        }
    }
}

package org.cairn.competency;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What CASE has no field for, in its extensions under {@code cairn}: the other language, and the toolkit's parts. CASE's
 * own fields are never repeated here, so that who changes them elsewhere is believed.
 */
record CaseExtra(
        @Nullable What what,
        @Nullable Bilingual title,
        @Nullable Bilingual text,
        @Nullable Bilingual range,
        Details.@Nullable Parts parts,
        Details.@Nullable Complexity complexity,
        @JsonInclude(Include.NON_EMPTY) List<Details.Attribute> attributes,
        @JsonInclude(Include.NON_EMPTY) List<Alignment> alignments,
        @Nullable Scale scale,
        @JsonInclude(Include.NON_EMPTY) List<Line> criteria,
        @Nullable String framework,
        @Nullable String code) {

    enum What {
        GROUP,
        COMPETENCY
    }

    /** A scale without the ids that belong to one competency. */
    record Scale(Bilingual name, List<Step> levels) {}

    /** A level. */
    record Step(int rank, Bilingual label, @Nullable Bilingual description, BigDecimal lowerCut) {}

    /** A criterion. */
    record Line(
            UUID id,
            @Nullable Bilingual text,
            @Nullable Boolean critical,
            @Nullable Boolean inferred,
            @JsonInclude(Include.NON_EMPTY) List<Criterion.Descriptor> descriptors) {

        Line {
            descriptors = Written.present(descriptors);
        }
    }

    static final CaseExtra NONE =
            new CaseExtra(null, null, null, null, null, null, List.of(), List.of(), null, List.of(), null, null);

    private static final String NAME = "cairn";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(Include.NON_NULL))
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    CaseExtra {
        attributes = Written.present(attributes);
        alignments = Written.present(alignments);
        criteria = Written.present(criteria);
    }

    static CaseExtra texts(@Nullable What what, @Nullable Bilingual title, @Nullable Bilingual text) {
        return new CaseExtra(what, title, text, null, null, null, List.of(), List.of(), null, List.of(), null, null);
    }

    static CaseExtra reference(@Nullable String framework, @Nullable String code) {
        return new CaseExtra(
                null, null, null, null, null, null, List.of(), List.of(), null, List.of(), framework, code);
    }

    /** Null where there is nothing to say. */
    @Nullable
    JsonNode extensions() {
        return equals(NONE) ? null : JsonNodeFactory.instance.objectNode().set(NAME, MAPPER.valueToTree(this));
    }

    /** @throws tools.jackson.core.JacksonException where it is not what we write */
    static CaseExtra of(@Nullable JsonNode extensions) {
        JsonNode ours = extensions == null ? null : extensions.get(NAME);
        return ours == null ? NONE : MAPPER.treeToValue(ours, CaseExtra.class);
    }

    static Scale scale(ProficiencyScale scale) {
        return new Scale(
                scale.name(),
                scale.levels().stream()
                        .map(level -> new Step(level.rank(), level.label(), level.description(), level.lowerCut()))
                        .toList());
    }

    static ProficiencyScale scale(Scale scale, CompetencyId competency) {
        return new ProficiencyScale(
                scale.name(),
                scale.levels().stream()
                        .map(step -> new Level(
                                Level.idOf(competency, step.rank()),
                                step.rank(),
                                step.label(),
                                step.description(),
                                step.lowerCut()))
                        .toList());
    }

    /** The words in this language and no other. */
    static @Nullable String said(@Nullable Bilingual text, Locale language) {
        return text == null ? null : isFrench(language) ? text.fr() : text.en();
    }

    /** The words in the other language. */
    static @Nullable Bilingual rest(@Nullable Bilingual text, Locale language) {
        String other = text == null ? null : isFrench(language) ? text.en() : text.fr();
        return other == null ? null : isFrench(language) ? new Bilingual(other, null) : new Bilingual(null, other);
    }

    /** What {@link #said} and {@link #rest} took apart. */
    static @Nullable Bilingual joined(@Nullable String said, @Nullable Bilingual rest, Locale language) {
        String other = rest == null ? null : isFrench(language) ? rest.en() : rest.fr();
        if ((said == null || said.isBlank()) && other == null) {
            return null;
        }
        return isFrench(language) ? new Bilingual(other, said) : new Bilingual(said, other);
    }

    /** French is French; what is written in any other language stands in the place of English. */
    static Locale language(@Nullable String tag) {
        return tag != null && tag.toLowerCase(Locale.ROOT).startsWith("fr") ? Locale.CANADA_FRENCH : Locale.CANADA;
    }

    private static boolean isFrench(Locale language) {
        return language.getLanguage().equals(Locale.FRENCH.getLanguage());
    }
}

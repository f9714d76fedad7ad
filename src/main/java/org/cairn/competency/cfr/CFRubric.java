package org.cairn.competency.cfr;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How well something is done: criteria, and levels of each. */
public record CFRubric(
        @JsonIgnore int line,
        String identifier,
        @Nullable String uri,
        @Nullable String title,
        @Nullable String lastChangeDateTime,
        @JsonProperty("CFRubricCriteria") List<Criterion> criteria) {

    /** CFRubricCriterion. */
    public record Criterion(
            @JsonIgnore int line,
            String identifier,
            @Nullable String uri,
            @Nullable String description,
            @JsonProperty("CFItemURI") @Nullable CFLink itemURI,
            @Nullable Integer position,
            @Nullable String rubricId,
            @Nullable String lastChangeDateTime,
            @JsonProperty("CFRubricCriterionLevels") List<Level> levels) {}

    /** CFRubricCriterionLevel. */
    public record Level(
            @JsonIgnore int line,
            String identifier,
            @Nullable String uri,
            @Nullable String description,
            @Nullable String quality,
            @Nullable BigDecimal score,
            @Nullable Integer position,
            @Nullable String rubricCriterionId,
            @Nullable String lastChangeDateTime) {}
}

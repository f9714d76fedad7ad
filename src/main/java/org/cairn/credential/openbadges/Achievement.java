package org.cairn.credential.openbadges;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Open Badges 3.0, B.1.1: what can be earned.
 *
 * @param endorsement complete signed credentials, each with contexts and a proof of its own
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Achievement(
        String id,
        List<String> type,
        String achievementType,
        String name,
        String description,
        String inLanguage,
        String version,
        @Nullable BigDecimal creditsAvailable,
        Profile creator,
        Image image,
        Criteria criteria,
        List<Alignment> alignment,
        List<ResultDescription> resultDescription,
        List<Related> related,
        List<JsonNode> endorsement) {

    /** B.1.7 Criteria; the narrative is Markdown. */
    public record Criteria(String id, String narrative) {}

    /** B.1.11 Image. Its type is a plain string, unlike its neighbours'. */
    public record Image(String id, String type, String caption) {}

    /** B.1.5 Alignment. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Alignment(
            String id,
            List<String> type,
            @Nullable String targetType,
            String targetName,
            @Nullable String targetDescription,
            @Nullable String targetCode,
            @Nullable String targetFramework,
            String targetUrl) {}

    /** B.1.17 Related: the same in another language. */
    public record Related(String id, List<String> type, String inLanguage) {}

    /** B.1.19 ResultDescription: one for each competency. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ResultDescription(
            String id,
            List<String> type,
            String name,
            String resultType,
            @Nullable String requiredLevel,
            List<Alignment> alignment,
            List<RubricCriterionLevel> rubricCriterionLevel) {}

    /** B.1.20 RubricCriterionLevel. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record RubricCriterionLevel(
            String id,
            List<String> type,
            String name,
            @Nullable String description,
            String level) {}
}

package org.cairn.attainment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.cairn.competency.CriterionId;
import org.cairn.gradebook.LineItemId;
import org.cairn.microcredential.Calculation;
import org.jspecify.annotations.Nullable;

/**
 * Every step that led to a verdict on one competency, in the order taken. It is stored with the verdict and explained
 * from nothing else. Shares are 0 to 1, rounded down to ten decimals.
 */
public record Trace(List<Step> steps) {

    public Trace {
        steps = List.copyOf(steps);
    }

    /** One step. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Counted.class, name = "counted"),
        @JsonSubTypes.Type(value = LeftOut.class, name = "left-out"),
        @JsonSubTypes.Type(value = Mean.class, name = "mean"),
        @JsonSubTypes.Type(value = Calculated.class, name = "calculated"),
        @JsonSubTypes.Type(value = MinimumChecked.class, name = "minimum"),
        @JsonSubTypes.Type(value = CriterionChecked.class, name = "criterion"),
        @JsonSubTypes.Type(value = ThresholdChecked.class, name = "threshold"),
        @JsonSubTypes.Type(value = EvidenceCounted.class, name = "evidence"),
        @JsonSubTypes.Type(value = LevelReached.class, name = "level"),
        @JsonSubTypes.Type(value = SignedOff.class, name = "signed-off"),
        @JsonSubTypes.Type(value = Overridden.class, name = "overridden"),
        @JsonSubTypes.Type(value = Concluded.class, name = "concluded")
    })
    public sealed interface Step {}

    /**
     * An activity's result counts.
     *
     * @param share of the maximum, after the cap at 1
     * @param capped whether the score was above the maximum
     */
    public record Counted(
            LineItemId lineItem,
            String label,
            BigDecimal score,
            BigDecimal maximum,
            BigDecimal share,
            BigDecimal weight,
            boolean capped)
            implements Step {}

    /** An activity does not count. */
    public record LeftOut(LineItemId lineItem, String label, Why why, boolean required, BigDecimal weight)
            implements Step {

        /** Why it does not. */
        public enum Why {
            /** Absent is not zero. */
            NOT_GRADED,
            /** Neither in the sum nor in the weights. */
            EXCUSED,
            /** The platform took the result back. */
            TAKEN_BACK,
            /** Below zero, or without a maximum above zero. */
            INVALID,
            /** Of its group only the best count, and others are better. */
            NOT_AMONG_BEST,
            /** It is not graded, and nothing waits for it. */
            NOT_WAITED_FOR
        }
    }

    /** The weighted mean of what counts, or none where nothing does. */
    public record Mean(@Nullable BigDecimal share, BigDecimal weights) implements Step {}

    /**
     * What another method than the weighted mean makes of what counts.
     *
     * @param setting of the method, or null where it has none
     * @param share null where the method gives none
     * @param reached in how many activities the threshold is reached
     */
    public record Calculated(
            Calculation.Kind kind,
            @Nullable Integer setting,
            @Nullable BigDecimal share,
            int counted,
            int reached) implements Step {}

    /** Enough activities are graded, or not. */
    public record EvidenceCounted(int counted, int minimum, boolean reached) implements Step {}

    /** An instructor must have signed off, and has or has not. */
    public record SignedOff(boolean given) implements Step {}

    /** An activity against its own minimum. */
    public record MinimumChecked(
            LineItemId lineItem, String label, BigDecimal share, BigDecimal minimum, boolean reached) implements Step {}

    /** A critical criterion against the threshold, by the mean of its own activities. */
    public record CriterionChecked(
            CriterionId criterion, @Nullable BigDecimal share, BigDecimal threshold, boolean reached) implements Step {}

    /** The mean against the threshold. */
    public record ThresholdChecked(BigDecimal share, BigDecimal threshold, boolean reached) implements Step {}

    /** The highest level whose cut the mean reaches. */
    public record LevelReached(UUID level, int rank, int of, BigDecimal lowerCut) implements Step {}

    /**
     * A person decided otherwise.
     *
     * @param outdated TRUE where results have come since, else null
     * @param priorLearning TRUE where it was recognised as prior learning, else null
     */
    public record Overridden(
            boolean granted,
            String reason,
            @Nullable Boolean outdated,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean priorLearning)
            implements Step {

        Overridden(boolean granted, String reason, @Nullable Boolean outdated) {
            this(granted, reason, outdated, null);
        }
    }

    /**
     * The verdict.
     *
     * @param waitingFor activities that are not graded yet
     */
    public record Concluded(CompetencyStanding.Status status, int waitingFor) implements Step {}
}

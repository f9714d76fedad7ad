package org.cairn.microcredential;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * What frameworks ask a micro-credential to say of itself beside its rule. Everything may be left unsaid; which of it must
 * be said is a matter of the institution's {@link Profile}.
 *
 * @param need the need of a labour market or a community that it answers
 * @param mostHours the upper end where the learning hours are a range
 * @param authentic how the assessment resembles the work itself
 * @param stacking what it counts towards
 * @param renewal what has to be done before it expires
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Particulars(
        @Nullable Bilingual need,
        @Nullable Delivery delivery,
        @Nullable Bilingual prerequisites,
        @Nullable BigDecimal mostHours,
        @Nullable Assessor assessor,
        @Nullable Bilingual authentic,
        @Nullable Bilingual stacking,
        @Nullable Bilingual renewal,
        @Nullable Quality quality,
        List<Partner> partners) {

    public static final Particulars NONE =
            new Particulars(null, null, null, null, null, null, null, null, null, List.of());

    @SuppressWarnings("NullAway") // absent in JSON where there are none
    public Particulars {
        partners = partners == null ? List.of() : List.copyOf(partners);
    }

    /** Where and how it is taught. */
    public enum Delivery {
        IN_PERSON,
        ONLINE,
        BLENDED,
        WORKPLACE
    }

    /** Who or what judges what was shown. */
    public enum Assessor {
        INSTRUCTOR,
        AUTOMATIC,
        PARTNER,
        MIXED
    }

    /**
     * Who answers for its quality, and until when.
     *
     * @param body who approves it
     * @param reference what the approval is called there, for example the number of a decision
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Quality(
            @Nullable String body,
            @Nullable String reference,
            @Nullable LocalDate nextReview) {}
}

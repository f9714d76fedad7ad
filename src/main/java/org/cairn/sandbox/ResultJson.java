package org.cairn.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A result on the wire (AGS 2.0, 3.3). Without {@code resultScore} it says "not graded", which is not zero. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ResultJson(
        String id,
        String scoreOf,
        String userId,
        @Nullable BigDecimal resultScore,
        @Nullable BigDecimal resultMaximum,
        @Nullable String scoringUserId,
        @Nullable String comment) {}

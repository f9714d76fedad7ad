package org.cairn.gradebook.ags;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line item to be made (AGS 2.0, 3.2.5).
 *
 * @param resourceLinkId the platform's resource link it belongs to, if any
 */
public record NewLineItem(
        String label,
        BigDecimal scoreMaximum,
        String resourceId,
        String tag,
        @Nullable String resourceLinkId) {}

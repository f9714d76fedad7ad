package org.cairn.gradebook;

import java.math.BigDecimal;
import java.net.URI;
import org.cairn.gradebook.LineItem.Purpose;
import org.jspecify.annotations.Nullable;

/** A line item as the platform's list had it, judged. */
record SeenLineItem(
        URI url,
        String label,
        BigDecimal scoreMaximum,
        @Nullable String resourceLink,
        @Nullable String resourceId,
        @Nullable String tag,
        Purpose purpose) {

    Doubt doubt(@Nullable String subject, Figure.Doubtful doubtful) {
        return new Doubt(url.toString(), label, subject, doubtful.reason(), doubtful.content());
    }
}

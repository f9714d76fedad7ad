package org.cairn.gradebook;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import org.cairn.gradebook.LineItem.Purpose;
import org.jspecify.annotations.Nullable;

/** A line item as a source offered it, believed. */
record SeenLineItem(
        URI url,
        String label,
        BigDecimal scoreMaximum,
        @Nullable String resourceLink,
        @Nullable String resourceId,
        @Nullable String tag,
        Purpose purpose,
        @Nullable URI page,
        @Nullable Instant dueAt) {

    /** Judged: what is believed, or why it is not. */
    sealed interface Judged {}

    record Believed(SeenLineItem lineItem) implements Judged {}

    record Doubted(Doubt doubt) implements Judged {}

    static Judged judge(OfferedLineItem offered) {
        OfferedLineItem kept = offered.kept();
        if (!kept.hasUsableKey()) {
            return new Doubted(new Doubt("", kept.title(), null, Doubt.Reason.NO_ADDRESS, ""));
        }
        if (kept.maximum() instanceof Figure.Believed believed
                && believed.number().signum() > 0) {
            return new Believed(of(kept, believed.number()));
        }
        Figure.Doubtful why = kept.maximum() instanceof Figure.Doubtful doubtful
                ? doubtful
                : new Figure.Doubtful(Doubt.Reason.NO_MAXIMUM, "0");
        return new Doubted(new Doubt(kept.key().toString(), kept.title(), null, why.reason(), why.content()));
    }

    private static SeenLineItem of(OfferedLineItem kept, BigDecimal maximum) {
        return new SeenLineItem(
                kept.key(),
                kept.title(),
                maximum,
                kept.resourceLink(),
                kept.resourceId(),
                kept.tag(),
                OwnLineItems.isOurs(kept.tag(), kept.resourceId()) ? Purpose.PROGRESS : Purpose.EVIDENCE,
                kept.page(),
                kept.dueAt());
    }

    Doubt doubt(@Nullable String subject, Figure.Doubtful doubtful) {
        return new Doubt(url.toString(), label, subject, doubtful.reason(), doubtful.content());
    }
}

package org.cairn.gradebook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.cairn.gradebook.ags.WireLineItem;
import org.cairn.gradebook.ags.WireResult;
import org.cairn.shared.CourseId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The line items into which Cairn reports: those of its activities, and the one that it makes itself in a platform's gradebook
 * for progress, which is never evidence.
 */
@Component
public class OwnLineItems {

    public static final String TAG = "cairn-progress";
    public static final String RESOURCE = "cairn-progress-";

    /** Of a line item that a look at a connection makes and deletes again. */
    public static final String CHECK_LABEL = "Cairn: connection check / essai de connexion";

    private final LineItems lineItems;

    OwnLineItems(LineItems lineItems) {
        this.lineItems = lineItems;
    }

    /** Told by either mark, since a teacher can change a tag; a copied course's column is ours as well. */
    static boolean isOurs(@Nullable String tag, @Nullable String resourceId) {
        return TAG.equals(tag) || (resourceId != null && resourceId.startsWith(RESOURCE));
    }

    /** All of a course; those the platform removed are marked. For sources of grades too, which the gradebook itself asks. */
    public List<LineItem> of(CourseId course) {
        return lineItems.progress(course);
    }

    /** Those that are not Cairn's own and can be evidence, whatever source they come from; those removed are marked. */
    public List<LineItem> others(CourseId course) {
        return lineItems.evidence(course);
    }

    /** Told by its label, where a source says no more: the line item that a check of the connection makes and deletes. */
    public static boolean isCheck(@Nullable String label) {
        return CHECK_LABEL.equals(label);
    }

    /**
     * Keeps the one with this resource id, whether a pass has seen it already or not; within the caller's transaction.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException where an instructor has mapped it as evidence
     */
    public LineItemId keep(CourseId course, WireLineItem ours) {
        return lineItems.keepProgress(course, believed(ours).orElseThrow());
    }

    /** The first in a platform's list that can be used and has this resource id. */
    public Optional<WireLineItem> find(List<WireLineItem> list, String resourceId) {
        return list.stream()
                .filter(item -> resourceId.equals(item.resourceId()))
                .filter(item -> believed(item).isPresent())
                .findFirst();
    }

    /** A line item of a course, unless the platform removed it. */
    public Optional<LineItem> there(CourseId course, LineItemId id) {
        return lineItems
                .find(id)
                .filter(item -> !item.removed() && item.course().equals(course));
    }

    private static Optional<SeenLineItem> believed(WireLineItem wire) {
        return SeenLineItem.judge(AgsSource.offered(wire)) instanceof SeenLineItem.Believed it
                ? Optional.of(it.lineItem())
                : Optional.empty();
    }

    /** The platform's line item of an activity, unless it was removed; where there are several, the one that was met first. */
    public Optional<LineItem> grading(CourseId course, ActivityId activity) {
        return lineItems.grading(course, activity);
    }

    /** Whether a platform's result is this score. Platforms give it of the line item's maximum, whatever that of the score. */
    public static boolean says(WireResult result, BigDecimal score, BigDecimal maximum) {
        BigDecimal of = Figure.of(result.resultMaximum()) instanceof Figure.Believed believed
                        && believed.number().signum() > 0
                ? believed.number()
                : maximum;
        return Figure.of(result.resultScore()) instanceof Figure.Believed believed
                && believed.number().multiply(maximum).compareTo(score.multiply(of)) == 0;
    }
}

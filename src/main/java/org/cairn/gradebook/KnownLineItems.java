package org.cairn.gradebook;

import java.util.List;
import org.cairn.shared.CourseId;
import org.springframework.stereotype.Component;

/** The line items that are known of a course, for sources of grades: they cannot ask the {@link Gradebook}, which asks them. */
@Component
public class KnownLineItems {

    private final LineItems lineItems;

    KnownLineItems(LineItems lineItems) {
        this.lineItems = lineItems;
    }

    /** Those that can be evidence, whatever source they come from; those removed are marked. */
    public List<LineItem> evidence(CourseId course) {
        return lineItems.evidence(course);
    }

    /** Cairn's own reports, which are never evidence; those removed are marked. */
    public List<LineItem> progress(CourseId course) {
        return lineItems.progress(course);
    }
}

package org.cairn.gradebook.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.gradebook.Activity;
import org.cairn.gradebook.LineItem;

/**
 * An activity on a page.
 *
 * @param paragraphs of the instructions
 * @param placed whether the platform's gradebook has a column for it
 */
record ActivityPage(UUID id, String title, List<String> paragraphs, BigDecimal scoreMaximum, boolean placed) {

    static ActivityPage of(Activity activity, List<LineItem> lineItems) {
        boolean placed = lineItems.stream()
                .filter(item -> !item.removed())
                .anyMatch(item -> Optional.ofNullable(item.activity()).equals(Optional.of(activity.id())));
        return new ActivityPage(
                activity.id().value(),
                activity.title(),
                activity.instructions()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList(),
                activity.scoreMaximum(),
                placed);
    }
}

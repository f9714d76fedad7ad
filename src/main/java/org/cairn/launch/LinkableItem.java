package org.cairn.launch;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A thing that can become a resource link in the course (Deep Linking 2.0, 3.2).
 *
 * @param key unique among all linkable items of the course; posted back by the picker
 * @param path where the launch leads, beginning with a slash, below the launched page
 * @param custom lower-case keys, string values
 * @param scoreMaximum with a line item of this maximum, or none
 * @param resourceId the line item's resource id
 */
public record LinkableItem(
        String key,
        String title,
        String text,
        String path,
        Map<String, String> custom,
        @Nullable BigDecimal scoreMaximum,
        @Nullable String resourceId) {

    private static final BigDecimal MOST = BigDecimal.valueOf(100);

    public LinkableItem {
        // Moodle silently drops an item with another maximum (recorded).
        boolean whole =
                scoreMaximum == null || scoreMaximum.stripTrailingZeros().scale() <= 0;
        if (!whole || (scoreMaximum != null && (scoreMaximum.signum() <= 0 || scoreMaximum.compareTo(MOST) > 0))) {
            throw new IllegalArgumentException("a maximum is a whole number from 1 to 100: " + scoreMaximum);
        }
        custom = Map.copyOf(custom);
    }
}

package org.cairn.attainment;

import java.math.BigDecimal;
import java.util.List;
import org.cairn.gradebook.LineItemId;
import org.jspecify.annotations.Nullable;

/**
 * What one activity still has to bring.
 *
 * @param neededScore the smallest score, in the activity's own unit, that is enough; null where none is
 * @param required whether the competency waits for this activity by rule
 * @param minimum the share, 0 to 1, that this activity alone must reach, or null
 * @param assuming what the needed score takes for granted of the other missing activities; empty where it stands alone, and
 *     where there are more than five others, all of them on the list
 */
public record Missing(
        LineItemId lineItem,
        String label,
        @Nullable BigDecimal neededScore,
        BigDecimal scoreMaximum,
        boolean required,
        @Nullable BigDecimal minimum,
        Reason reason,
        List<Assumption> assuming) {

    public Missing {
        assuming = List.copyOf(assuming);
    }

    /** Why the activity is on the list. */
    public enum Reason {
        NOT_GRADED,
        /** Graded, but below the minimum of its own. */
        BELOW_MINIMUM,
        /** Everything is graded and the threshold is close: this new mark alone would be enough. */
        NEW_MARK
    }

    /** "If the drill is 40 of 50". */
    public record Assumption(LineItemId lineItem, String label, BigDecimal score, BigDecimal scoreMaximum) {}
}

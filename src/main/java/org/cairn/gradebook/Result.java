package org.cairn.gradebook;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.cairn.shared.PersonId;
import org.cairn.shared.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What a source says a learner reached (AGS 2.0, 3.3).
 *
 * @param score absent unless graded; absent is not zero
 * @param maximum the result's own maximum, or the line item's
 * @param gradedAt the source's own time, where it gives one
 */
public record Result(
        LineItemId lineItem,
        PersonId person,
        Status status,
        @Nullable BigDecimal score,
        @Nullable BigDecimal maximum,
        Instant observedAt,
        @Nullable Instant gradedAt) {

    /**
     * SHA-256, in hexadecimal, of the line item, the person, the status, score and maximum as plain numbers, and both times as
     * ISO 8601 says them, one to a line; a line is empty where there is nothing. Equal facts have equal hashes.
     */
    String hash() {
        return Sha256.hex(String.join(
                "\n",
                lineItem.toString(),
                person.toString(),
                status.name(),
                plain(score),
                plain(maximum),
                observedAt.toString(),
                Objects.toString(gradedAt, "")));
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : Figure.plain(number).toPlainString();
    }

    /**
     * GRADED carries a score; PENDING: handed in, or nobody can tell; ABSENT: the source says that there is nothing; REMOVED:
     * the source took it back.
     */
    public enum Status {
        GRADED,
        PENDING,
        ABSENT,
        EXCUSED,
        REMOVED
    }
}

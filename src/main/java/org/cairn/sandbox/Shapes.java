package org.cairn.sandbox;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/** Identifiers and figures in the shapes that different LMSs give them. The same thing has always the same one. */
final class Shapes {

    private Shapes() {}

    static String number(String id) {
        CRC32 sum = new CRC32();
        sum.update(id.getBytes(StandardCharsets.UTF_8));
        return String.valueOf(sum.getValue() % 1_000_000 + 1);
    }

    static String uuid(String kind, String id) {
        return UUID.nameUUIDFromBytes((kind + " " + id).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    static String hex(String kind, String id) {
        return uuid(kind, id).replace("-", "");
    }

    static boolean isWhole(BigDecimal value, int largest) {
        return value.stripTrailingZeros().scale() <= 0 && value.compareTo(BigDecimal.valueOf(largest)) <= 0;
    }

    /** The grade, cut to the range of its column. */
    static Grade clamped(Grade grade, LineItem item) {
        return grade.score() == null
                ? grade
                : grade.withScore(grade.score().min(item.scoreMaximum()).max(BigDecimal.ZERO));
    }

    /** Changes a claim that is an object, where it is there. */
    static void inside(Map<String, Object> claims, String name, Consumer<Map<String, Object>> change) {
        if (claims.get(name) instanceof Map<?, ?> object) {
            Map<String, Object> copy = new LinkedHashMap<>();
            object.forEach((key, value) -> copy.put(String.valueOf(key), value));
            change.accept(copy);
            claims.put(name, copy);
        }
    }
}

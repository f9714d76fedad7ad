package org.cairn.operation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cairn.shared.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * How many rows, and the sum of their SHA-256: the same for the same rows in whatever order, and another where one differs, is
 * missing or is there twice.
 */
record RowDigest(long rows, BigInteger sum) {

    static final RowDigest NOTHING = new RowDigest(0, BigInteger.ZERO);

    RowDigest with(@Nullable Object[] row) {
        byte[] text = Arrays.stream(row)
                .map(RowDigest::text)
                .map(value -> value.length() + ":" + value)
                .collect(Collectors.joining(","))
                .getBytes(StandardCharsets.UTF_8);
        return new RowDigest(rows + 1, sum.add(new BigInteger(1, Sha256.of(text))));
    }

    /** A value as both databases give it. */
    static @Nullable Object value(ResultSet rows, int column, String type) throws SQLException {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "timestamp with time zone" -> rows.getObject(column, OffsetDateTime.class);
            case "bytea" -> rows.getBytes(column);
            case "text", "character varying", "character" -> rows.getString(column);
            default -> rows.getObject(column);
        };
    }

    private static String text(@Nullable Object value) {
        if (value instanceof OffsetDateTime time) {
            return time.toInstant().toString();
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        return value == null ? "\0" : value.toString();
    }
}

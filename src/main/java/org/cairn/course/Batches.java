package org.cairn.course;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.core.PreparedStatementSetter;

/** Many rows in few statements. */
final class Batches {

    static final int SIZE = 500;

    private Batches() {}

    static <T> List<List<T>> of(Collection<T> all) {
        List<T> distinct = all.stream().distinct().toList();
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += SIZE) {
            batches.add(distinct.subList(from, Math.min(from + SIZE, distinct.size())));
        }
        return batches;
    }

    /** A list of keys as one parameter, and what else the statement asks for. */
    static PreparedStatementSetter wanted(String type, List<?> keys, Object other) {
        return statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf(type, keys.toArray()));
            statement.setObject(2, other);
        };
    }

    static <T> ParameterizedPreparedStatementSetter<T> row(Function<T, @Nullable Object[]> columns) {
        return (statement, one) -> {
            @Nullable Object[] row = columns.apply(one);
            for (int i = 0; i < row.length; i++) {
                statement.setObject(i + 1, row[i]);
            }
        };
    }
}

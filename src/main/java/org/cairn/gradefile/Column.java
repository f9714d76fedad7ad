package org.cairn.gradefile;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a file, and what it looks like.
 *
 * @param index from 0
 * @param title of what is graded, without what the LMS adds to it
 * @param key of the line item that it is, the same in every file
 * @param use as far as it can be told
 * @param maximum where the file says one
 * @param settled whether nobody is asked: what it is for is certain, and it is no score
 * @param samples the first of what stands in it
 */
public record Column(
        int index,
        String title,
        URI key,
        Use use,
        @Nullable BigDecimal maximum,
        boolean settled,
        List<String> samples) {

    public Column {
        samples = List.copyOf(samples);
    }

    Column withMaximum(@Nullable BigDecimal known) {
        return new Column(index, title, key, use, maximum == null ? known : maximum, settled, samples);
    }

    Column leftOut(boolean certain) {
        return new Column(index, title, key, Use.IGNORE, maximum, certain, samples);
    }
}

package org.cairn.competency.cfr;

import java.util.List;

/**
 * What is wrong with a file, and where. The message is {@code competency.case.<key>}.
 *
 * @param line from 1
 */
public record CFFault(int line, String key, List<Object> args) {

    public CFFault {
        args = List.copyOf(args);
    }
}

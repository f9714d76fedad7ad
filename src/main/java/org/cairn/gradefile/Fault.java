package org.cairn.gradefile;

import java.util.List;

/**
 * Why a file cannot be read.
 *
 * @param line where, or 0 where it is about the whole file
 * @param key of a message
 */
public record Fault(int line, String key, List<Object> args) {

    public Fault {
        args = List.copyOf(args);
    }
}

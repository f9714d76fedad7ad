package org.cairn.competency.cfr;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Text that every database can keep: no control characters, no half of a pair of surrogates. */
final class Plain {

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]");

    private Plain() {}

    static String text(String text) {
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return CONTROL.matcher(whole).replaceAll(" ").strip();
    }
}

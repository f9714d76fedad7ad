package org.cairn.gradebook;

import java.util.regex.Pattern;

/** What the line items of a source of grades are kept under, for example {@code ags}. It never changes. */
public record SourceName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z]{2,20}");

    /** The platform's own gradebook, by Assignment and Grade Services. */
    public static final SourceName AGS = new SourceName("ags");

    public SourceName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a name of a source: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

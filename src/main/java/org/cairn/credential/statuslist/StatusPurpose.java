package org.cairn.credential.statuslist;

import java.util.Locale;

/** What a bit of a list means (Bitstring Status List 1.0, 2.2). */
public enum StatusPurpose {
    /** For good. */
    REVOCATION,
    /** For the time being. */
    SUSPENSION;

    /** As the standard writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

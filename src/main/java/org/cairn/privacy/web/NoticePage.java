package org.cairn.privacy.web;

import org.jspecify.annotations.Nullable;

/**
 * Why something is collected, in the reader's language. Absent texts are Cairn's own.
 *
 * @param institution who collects it
 * @param email where it can be asked, where the institution has told
 */
record NoticePage(
        @Nullable String purpose,
        @Nullable String authority,
        @Nullable String contact,
        String institution,
        @Nullable String email) {}

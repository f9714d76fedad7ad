package org.cairn.credential.web;

import org.jspecify.annotations.Nullable;

/**
 * What somebody else says of it.
 *
 * @param slug how far it was checked
 * @param sentence who says so and when, as far as it holds
 * @param comment in their words, or null
 * @param page of who says it, where it is one of this Cairn
 */
record EndorsementLine(
        String slug,
        String icon,
        String sentence,
        @Nullable String comment,
        String fact,
        @Nullable String page) {}

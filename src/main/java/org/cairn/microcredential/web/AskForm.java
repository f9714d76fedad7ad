package org.cairn.microcredential.web;

import org.jspecify.annotations.Nullable;

/** Which partner to ask, and where to write to. */
record AskForm(@Nullable String partner, @Nullable String email) {}

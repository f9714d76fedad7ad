package org.cairn.microcredential.web;

import org.jspecify.annotations.Nullable;

/** Why something is given back. */
record ReviewForm(@Nullable String reason) {}

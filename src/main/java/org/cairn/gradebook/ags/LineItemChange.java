package org.cairn.gradebook.ags;

import org.jspecify.annotations.Nullable;

/**
 * What is to be different about a line item; what is null stays. There is no maximum here: a platform rescales every grade
 * of a line item whose maximum changes.
 */
public record LineItemChange(
        @Nullable String label,
        @Nullable String resourceId,
        @Nullable String tag) {}

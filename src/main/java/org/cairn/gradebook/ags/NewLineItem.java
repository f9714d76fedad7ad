package org.cairn.gradebook.ags;

import java.math.BigDecimal;

/** A line item to be made (AGS 2.0, 3.2.6). */
public record NewLineItem(String label, BigDecimal scoreMaximum, String resourceId, String tag) {}

package org.cairn.sandbox;

import java.math.BigDecimal;

/** A column of the gradebook: an activity of the LMS itself, or a line item, which alone the tool can see. */
sealed interface Column permits NativeActivity, LineItem {

    String id();

    String label();

    BigDecimal scoreMaximum();
}

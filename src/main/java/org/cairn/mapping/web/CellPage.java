package org.cairn.mapping.web;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * One cell.
 *
 * @param filled whether the activity gives evidence for the criterion already
 */
record CellPage(
        UUID map,
        UUID lineItem,
        UUID criterion,
        String activity,
        BigDecimal maximum,
        String competency,
        String number,
        String text,
        boolean filled) {}

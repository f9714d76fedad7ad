/** What this module holds of persons, for who tells and who erases it. */
@NullMarked
package org.cairn.attainment.held;

import org.jspecify.annotations.NullMarked;

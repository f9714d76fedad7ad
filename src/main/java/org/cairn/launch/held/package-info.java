/** What this module holds of persons, for who tells and who erases it. */
@NullMarked
package org.cairn.launch.held;

import org.jspecify.annotations.NullMarked;

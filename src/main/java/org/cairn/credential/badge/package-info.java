/** The face of a badge: a picture drawn from values alone, the same in every year. */
@NullMarked
package org.cairn.credential.badge;

import org.jspecify.annotations.NullMarked;

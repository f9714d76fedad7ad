/** A click becomes a launch; results become evidence; attainments become one award; an award becomes a credential. */
@NullMarked
package org.cairn;

import org.jspecify.annotations.NullMarked;

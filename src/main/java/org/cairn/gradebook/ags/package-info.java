/** LTI Assignment and Grade Services 2.0 as they go over the wire. */
@NullMarked
package org.cairn.gradebook.ags;

import org.jspecify.annotations.NullMarked;

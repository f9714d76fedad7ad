/** Assignment and Grade Services 2.0 on the wire. The module {@code score} speaks it too. */
@NamedInterface("ags")
@NullMarked
package org.cairn.gradebook.ags;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

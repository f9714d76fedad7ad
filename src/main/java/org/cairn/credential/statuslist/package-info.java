/** Bitstring Status List 1.0. */
@NullMarked
package org.cairn.credential.statuslist;

import org.jspecify.annotations.NullMarked;

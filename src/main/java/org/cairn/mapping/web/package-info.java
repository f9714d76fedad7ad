/** The instructor's course map: the matrix, its cells, and publishing. */
@NullMarked
package org.cairn.mapping.web;

import org.jspecify.annotations.NullMarked;

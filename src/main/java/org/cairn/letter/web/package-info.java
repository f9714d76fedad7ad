/** Pages of letters. */
@NullMarked
package org.cairn.letter.web;

import org.jspecify.annotations.NullMarked;

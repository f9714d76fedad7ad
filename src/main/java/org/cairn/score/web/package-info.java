/** The page of what waits for platforms. */
@NullMarked
package org.cairn.score.web;

import org.jspecify.annotations.NullMarked;

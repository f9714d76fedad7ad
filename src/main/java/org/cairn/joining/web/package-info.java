/** Pages of joining: the learner’s two sides, and the administrators’ list and file. */
@NullMarked
package org.cairn.joining.web;

import org.jspecify.annotations.NullMarked;

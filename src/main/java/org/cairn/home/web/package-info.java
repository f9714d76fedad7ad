/** The start page, the learner's path and the instructor's overview. */
@NullMarked
package org.cairn.home.web;

import org.jspecify.annotations.NullMarked;

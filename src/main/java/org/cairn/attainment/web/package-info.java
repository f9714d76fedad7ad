/** The pages on which an instructor tries a rule and sees where the learners of a course stand. */
@NullMarked
package org.cairn.attainment.web;

import org.jspecify.annotations.NullMarked;

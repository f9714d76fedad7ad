/** What waits for a decision, how it is decided, and what learners may know of it and do about it. */
@NullMarked
package org.cairn.award.web;

import org.jspecify.annotations.NullMarked;

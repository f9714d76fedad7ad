/** Pages of activities and of the gradebook. */
@NullMarked
package org.cairn.gradebook.web;

import org.jspecify.annotations.NullMarked;

/** The page of Cairn's administrators about the grades of a Moodle. */
@NullMarked
package org.cairn.moodle.web;

import org.jspecify.annotations.NullMarked;

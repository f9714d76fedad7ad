/** The addresses under {@code /lti} and the guard of every page under {@code /l}. */
@NullMarked
package org.cairn.launch.web;

import org.jspecify.annotations.NullMarked;

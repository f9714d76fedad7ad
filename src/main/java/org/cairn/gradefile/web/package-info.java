/** The pages on which an instructor brings a gradebook file. */
@NullMarked
package org.cairn.gradefile.web;

import org.jspecify.annotations.NullMarked;

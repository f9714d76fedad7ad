/** The pages of frameworks. */
@NullMarked
package org.cairn.competency.web;

import org.jspecify.annotations.NullMarked;

/** The pages of pathways. */
@NullMarked
package org.cairn.pathway.web;

import org.jspecify.annotations.NullMarked;

/** The instructor's pages: templates, drafts, published versions. */
@NullMarked
package org.cairn.microcredential.web;

import org.jspecify.annotations.NullMarked;

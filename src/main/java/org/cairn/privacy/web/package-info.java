/** The pages on which somebody asks for their data, and has them erased. */
@NullMarked
package org.cairn.privacy.web;

import org.jspecify.annotations.NullMarked;

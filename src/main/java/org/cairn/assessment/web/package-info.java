/** Pages on which evidence is handed in and judged. */
@NullMarked
package org.cairn.assessment.web;

import org.jspecify.annotations.NullMarked;

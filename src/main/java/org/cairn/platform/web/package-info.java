/** Our keys for platforms, and the pages of Cairn's administrators. */
@NullMarked
package org.cairn.platform.web;

import org.jspecify.annotations.NullMarked;

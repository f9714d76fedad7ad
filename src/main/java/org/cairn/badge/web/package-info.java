/** Pages: how a badge looks, and the institutions' colours. */
@NullMarked
package org.cairn.badge.web;

import org.jspecify.annotations.NullMarked;

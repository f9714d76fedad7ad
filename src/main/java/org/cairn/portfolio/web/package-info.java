/** Pages of portfolios, and who may open them. */
@NullMarked
package org.cairn.portfolio.web;

import org.jspecify.annotations.NullMarked;

/** The pages of Cairn's administrators about connections. */
@NullMarked
package org.cairn.connection.web;

import org.jspecify.annotations.NullMarked;

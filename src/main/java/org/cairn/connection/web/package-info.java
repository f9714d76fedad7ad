/** Our keys for connections, and the pages of Cairn's administrators. */
@NullMarked
package org.cairn.connection.web;

import org.jspecify.annotations.NullMarked;

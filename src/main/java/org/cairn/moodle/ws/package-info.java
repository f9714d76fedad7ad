/** Moodle's web services on the wire: REST protocol, JSON format, as Moodle 4.5 speaks it. */
@NullMarked
package org.cairn.moodle.ws;

import org.jspecify.annotations.NullMarked;

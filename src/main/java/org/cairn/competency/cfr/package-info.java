/** 1EdTech CASE 1.1, as it is on the wire (1.0 is read, too). */
@NullMarked
package org.cairn.competency.cfr;

import org.jspecify.annotations.NullMarked;

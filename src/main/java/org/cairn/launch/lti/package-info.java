/** LTI 1.3 messages as they travel. Knows nothing of Cairn. */
@NullMarked
package org.cairn.launch.lti;

import org.jspecify.annotations.NullMarked;

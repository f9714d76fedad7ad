/** LTI Dynamic Registration 1.0: what platforms say, what we say of ourselves, and what comes back. Knows no more. */
@NullMarked
package org.cairn.platform.dynreg;

import org.jspecify.annotations.NullMarked;

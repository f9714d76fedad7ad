/** The only doors out: one guarded HTTP client and one mailbox. */
@ApplicationModule(displayName = "Outbound", allowedDependencies = "shared")
@NullMarked
package org.cairn.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

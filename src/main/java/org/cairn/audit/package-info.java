/** The audit trail: every decision in ids alone, sealed into a chain that shows whether anybody has changed it since. */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"shared", "watch", "outbound", "platform", "microcredential"})
@NullMarked
package org.cairn.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

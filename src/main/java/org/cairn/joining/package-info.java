/** How a learner or a registrar proves that identities of several learning platforms are one human. */
@ApplicationModule(
        displayName = "Joining",
        allowedDependencies = {"shared", "platform", "course", "audit"})
@NullMarked
package org.cairn.joining;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

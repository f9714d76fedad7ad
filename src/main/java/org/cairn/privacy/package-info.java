/** What is held of a person: told to them, erased for them, and not kept longer than it serves. */
@ApplicationModule(
        displayName = "Privacy",
        allowedDependencies = {"shared", "platform", "course", "gradebook", "audit"})
@NullMarked
package org.cairn.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

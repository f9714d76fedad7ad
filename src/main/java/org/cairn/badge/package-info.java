/** The face of a micro-credential: designed, drawn from values alone, the same in every year. */
@ApplicationModule(
        displayName = "Badge",
        allowedDependencies = {"shared", "platform", "competency", "microcredential"})
@NullMarked
package org.cairn.badge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

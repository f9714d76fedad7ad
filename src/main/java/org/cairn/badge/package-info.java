/** The face of a micro-credential: drawn from values alone, the same in every year. */
@ApplicationModule(
        displayName = "Badge",
        allowedDependencies = {"shared"})
@NullMarked
package org.cairn.badge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

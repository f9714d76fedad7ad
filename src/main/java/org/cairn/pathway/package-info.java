/** Stacks: what several micro-credentials lead to together, with outcomes of its own. */
@ApplicationModule(
        displayName = "Pathway",
        allowedDependencies = {"shared", "microcredential"})
@NullMarked
package org.cairn.pathway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

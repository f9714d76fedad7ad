/** Which activity gives evidence for which criterion in this course. */
@ApplicationModule(
        displayName = "Mapping",
        allowedDependencies = {"shared", "course", "competency", "microcredential", "gradebook", "score", "launch"})
@NullMarked
package org.cairn.mapping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

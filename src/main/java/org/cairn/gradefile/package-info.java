/** Gradebook files that an instructor takes out of the LMS and brings in: read, matched, looked at, and only then taken. */
@ApplicationModule(
        displayName = "Gradebook file",
        allowedDependencies = {"shared", "course", "gradebook"})
@NullMarked
package org.cairn.gradefile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

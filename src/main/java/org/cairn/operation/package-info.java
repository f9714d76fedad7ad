/** How Cairn is run for real: what a start in production refuses, and what goes on while the database is away. */
@ApplicationModule(
        displayName = "Operation",
        allowedDependencies = {"shared", "watch", "award"})
@NullMarked
package org.cairn.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** What every module may lean on: who is asking, a refusal and how it is shown. At most ten types. */
@ApplicationModule(
        displayName = "Shared",
        allowedDependencies = {})
@NullMarked
package org.cairn.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

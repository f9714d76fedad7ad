/** What can be earned and by which rule: definitions, versions, templates. */
@ApplicationModule(
        displayName = "Micro-credential",
        allowedDependencies = {"shared", "outbound", "platform", "sending", "competency"})
@NullMarked
package org.cairn.microcredential;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

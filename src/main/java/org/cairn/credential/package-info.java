/** The signed document: sign, publish, verify, revoke. */
@ApplicationModule(
        displayName = "Credential",
        allowedDependencies = {
            "shared",
            "watch",
            "outbound",
            "platform",
            "course",
            "competency",
            "microcredential",
            "badge",
            "attainment",
            "assessment",
            "award",
            "letter"
        })
@NullMarked
package org.cairn.credential;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

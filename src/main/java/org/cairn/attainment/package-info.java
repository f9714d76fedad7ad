/** What a learner has shown, whether a threshold is met, and what would happen if. */
@ApplicationModule(
        displayName = "Attainment",
        allowedDependencies = {
            "shared",
            "course",
            "competency",
            "microcredential",
            "mapping",
            "gradebook",
            "score",
            "assessment"
        })
@NullMarked
package org.cairn.attainment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

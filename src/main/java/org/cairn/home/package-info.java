/** The page after the click: the learner's path and the instructor's overview. */
@ApplicationModule(
        displayName = "Home",
        allowedDependencies = {
            "shared",
            "outbound",
            "platform",
            "course",
            "launch",
            "competency",
            "microcredential",
            "pathway",
            "gradebook",
            "mapping",
            "assessment",
            "attainment",
            "award",
            "credential",
            "privacy"
        })
@NullMarked
package org.cairn.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

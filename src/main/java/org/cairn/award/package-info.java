/** The decision: one award, and the facts and trace that led to it. */
@ApplicationModule(
        displayName = "Award",
        allowedDependencies = {
            "shared",
            "watch",
            "outbound",
            "platform",
            "course",
            "audit",
            "microcredential",
            "competency",
            "mapping",
            "assessment",
            "attainment"
        })
@NullMarked
package org.cairn.award;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Evidence judged by people: what learners hand in, what assessors say of it, and recognition of prior learning. */
@ApplicationModule(
        displayName = "Assessment",
        allowedDependencies = {
            "shared",
            "course",
            "launch",
            "competency",
            "microcredential",
            "gradebook",
            "score",
            "mapping"
        })
@NullMarked
package org.cairn.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Letters to learners: only to those who wish it, of what they wish, with a way out in each. */
@ApplicationModule(
        displayName = "Letter",
        allowedDependencies = {
            "shared",
            "outbound",
            "platform",
            "sending",
            "course",
            "launch",
            "microcredential",
            "attainment",
            "award"
        })
@NullMarked
package org.cairn.letter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

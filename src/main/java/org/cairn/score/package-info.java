/** What Cairn tells a platform's gradebook: scores, durably, into line items of its own. */
@ApplicationModule(
        displayName = "Score",
        allowedDependencies = {
            "shared",
            "watch",
            "platform",
            "sending",
            "connection",
            "course",
            "gradebook",
            "gradebook :: ags"
        })
@NullMarked
package org.cairn.score;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

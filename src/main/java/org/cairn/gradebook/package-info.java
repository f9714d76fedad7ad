/** What was graded: activities, line items, results, scores, and the sources they come from. */
@ApplicationModule(
        displayName = "Gradebook",
        allowedDependencies = {"shared", "outbound", "platform", "connection", "course", "launch"})
@NullMarked
package org.cairn.gradebook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

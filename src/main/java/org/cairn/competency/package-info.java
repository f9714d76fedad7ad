/** What can be mastered: competencies, criteria, proficiency scales. */
@ApplicationModule(
        displayName = "Competency",
        allowedDependencies = {"shared", "outbound", "platform"})
@NullMarked
package org.cairn.competency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

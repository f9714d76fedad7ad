/** Where we are and who is here: courses, resource links, persons, rosters. */
@ApplicationModule(
        displayName = "Course",
        allowedDependencies = {"shared", "outbound", "platform", "connection"})
@NullMarked
package org.cairn.course;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** What a Moodle knows beyond LTI: the grades of all its activities, by its own web services. */
@ApplicationModule(
        displayName = "Moodle",
        allowedDependencies = {"shared", "outbound", "platform", "connection", "course", "gradebook"})
@NullMarked
package org.cairn.moodle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

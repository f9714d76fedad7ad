/** The front door: a click in an LMS becomes a trusted session; deep linking. */
@ApplicationModule(
        displayName = "Launch",
        allowedDependencies = {"shared", "outbound", "platform", "connection", "course"})
@NullMarked
package org.cairn.launch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

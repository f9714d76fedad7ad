/**
 * A small, honest LTI Advantage platform to try Cairn with: its own application context, port, site and store, knowing
 * Cairn by LTI alone. Left out of the packaged jar.
 */
@ApplicationModule(
        displayName = "Sandbox LMS",
        allowedDependencies = {})
@NullMarked
package org.cairn.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

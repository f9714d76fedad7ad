/**
 * Whose Cairn this is, which platforms may launch us, our keys towards them, and the checks of each connection.
 */
@ApplicationModule(
        displayName = "Platform",
        allowedDependencies = {"shared", "watch", "outbound"})
@NullMarked
package org.cairn.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

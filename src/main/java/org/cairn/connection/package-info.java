/**
 * How Cairn talks to a platform that it knows: tokens, calls, pages and pace; and whether that works, by the checks that
 * the modules above add.
 */
@ApplicationModule(
        displayName = "Connection",
        allowedDependencies = {"shared", "watch", "outbound", "platform"})
@NullMarked
package org.cairn.connection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

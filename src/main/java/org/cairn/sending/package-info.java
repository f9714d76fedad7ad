/** What tells somebody outside what the database says, and waits where that may be old: after a restore, until an administrator lets it go. */
@ApplicationModule(
        displayName = "Sending",
        allowedDependencies = {"shared", "watch", "platform"})
@NullMarked
package org.cairn.sending;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

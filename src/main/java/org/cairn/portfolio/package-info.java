/** What somebody was awarded, in their own hands and outside of every course: reached by a mailbox that they have confirmed. */
@ApplicationModule(
        displayName = "Portfolio",
        allowedDependencies = {"shared", "outbound", "platform", "course", "award", "letter", "credential"})
@NullMarked
package org.cairn.portfolio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * What somebody who runs Cairn wants to see of it: each module measures itself, one sampler asks them all, and monitoring reads
 * what was found.
 */
@ApplicationModule(
        displayName = "Watch",
        allowedDependencies = {})
@NullMarked
package org.cairn.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

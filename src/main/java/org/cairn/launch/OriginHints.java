package org.cairn.launch;

import java.util.Map;
import java.util.Optional;
import org.cairn.shared.CourseId;

/** What a module can tell of a link's origin by the custom parameters that it once gave the link (Deep Linking 2.0). */
public interface OriginHints {

    /** The course in which the link was made, where the module knows. */
    Optional<CourseId> madeIn(Map<String, String> custom);
}

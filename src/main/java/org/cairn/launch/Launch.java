package org.cairn.launch;

import java.io.Serializable;
import java.util.Map;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * One launch of this session.
 *
 * @param resourceLink the platform's id of the thing clicked; absent in deep linking
 * @param custom the custom parameters, without those that arrived unresolved
 * @param framed whether the platform shows us in an iframe
 */
public record Launch(
        Visitor visitor, String messageType, @Nullable String resourceLink, Map<String, String> custom, boolean framed)
        implements Serializable {

    public Launch {
        custom = Map.copyOf(custom);
    }
}

package org.cairn.sandbox;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The registered tools: Cairn, as it was connected by hand, and what has registered itself since. */
@Component
final class Tools implements Resettable {

    /** What every launch carries, whether the LMS can fill it in or not. */
    static final Map<String, String> CUSTOM = Map.of(
            "context_label", "$Context.label",
            "context_id_history", "$Context.id.history",
            "resource_link_id_history", "$ResourceLink.id.history");

    private final Addresses addresses;
    private final Map<String, Tool> registered = new LinkedHashMap<>();

    Tools(Addresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public synchronized void reset() {
        registered.clear();
    }

    /** Cairn as it was connected by hand. */
    Tool first() {
        return new Tool(
                Addresses.CLIENT_ID,
                Addresses.DEPLOYMENT_ID,
                "Cairn",
                addresses.ofFirstTool(),
                EnumSet.allOf(Scope.class),
                CUSTOM,
                true);
    }

    synchronized List<Tool> registered() {
        return List.copyOf(registered.values());
    }

    synchronized Optional<Tool> find(String clientId) {
        return clientId.equals(Addresses.CLIENT_ID)
                ? Optional.of(first())
                : Optional.ofNullable(registered.get(clientId));
    }

    /** Adds it, or puts it in the place of the one with the same client id. */
    synchronized void put(Tool tool) {
        registered.put(tool.clientId(), tool);
    }

    /** The number of the deployment to come. */
    synchronized String nextDeployment() {
        return String.valueOf(registered.size() + 2);
    }
}

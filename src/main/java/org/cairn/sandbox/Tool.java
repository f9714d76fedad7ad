package org.cairn.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A tool that this LMS knows, as it was registered.
 *
 * @param custom the values that every launch carries
 * @param active whether it may be launched; what registered itself waits for the administrator
 */
record Tool(
        String clientId,
        String deploymentId,
        String name,
        Addresses.OfTool addresses,
        Set<Scope> scopes,
        Map<String, String> custom,
        boolean active) {

    /** Whether a message may be posted there: only to what is registered, to the letter. */
    boolean hasRedirect(String address) {
        return addresses.redirects().stream().anyMatch(known -> known.toString().equals(address));
    }

    /** Where it is launched when a link has no address of its own. */
    URI target() {
        return addresses.target();
    }

    Tool activated() {
        return new Tool(clientId, deploymentId, name, addresses, scopes, custom, true);
    }

    List<String> gradeScopes() {
        return Scope.ofGrades().stream()
                .filter(uri -> scopes.stream().anyMatch(scope -> scope.uri().equals(uri)))
                .toList();
    }
}

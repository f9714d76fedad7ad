package org.cairn.sandbox;

import java.util.List;
import java.util.Map;

/** Launches that a tool meets seldom, and must answer well all the same. */
enum Oddity {
    /** Nobody in particular (LTI Core 1.3, 5.3.6.1). */
    ANONYMOUS(List.of("sub", "name", "given_name", "family_name", "email", LaunchClaims.LIS)),
    /** From outside any course (LTI Core 1.3, 5.4.1: the claim is optional). */
    NO_COURSE(List.of(LaunchClaims.CONTEXT, LaunchClaims.AGS_ENDPOINT, LaunchClaims.NRPS_SERVICE)),
    /** With no role, as an empty list (LTI Core 1.3, 5.3.7). */
    NO_ROLE(List.of()),
    /** The platform says no, by a form without a token (OpenID Connect Core 1.0, 3.1.2.6). */
    DENIED(List.of()),
    /** The login is initiated by issuer, target and hints alone (LTI Security Framework 1.0, 5.1.1.1). */
    BARE_LOGIN(List.of());

    @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
    private final List<String> missing;

    Oddity(List<String> missing) {
        this.missing = missing;
    }

    void apply(Map<String, Object> claims) {
        claims.keySet().removeAll(missing);
        if (this == NO_ROLE) {
            claims.put(LaunchClaims.ROLES, List.of());
        }
    }
}

package org.cairn.credential.web;

import java.util.List;
import org.cairn.credential.keys.IssuerKey;
import org.jspecify.annotations.Nullable;

/** Whose keys sign, and in which state each of them is. */
record IssuerKeysPage(List<Owner> owners) {

    /**
     * @param tokens what tokens are signed with, or null for a partner
     * @param turn when keys that wait take over, or null where none waits
     */
    record Owner(
            String id,
            String name,
            boolean partner,
            @Nullable String tokens,
            @Nullable String turn,
            List<Line> keys) {}

    /** One key, without its private half. */
    record Line(String name, String algorithm, IssuerKey.State state, String since) {}
}

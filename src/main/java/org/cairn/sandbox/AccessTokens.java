package org.cairn.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Service tokens: what was granted, and whether a call may be made with it. */
@Component
final class AccessTokens implements Resettable {

    static final Duration LIFE = Duration.ofHours(1);
    private static final String BEARER = "Bearer ";

    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final Ids ids;
    private final Clock clock;

    private record Grant(Tool tool, Set<Scope> scopes, Instant expiresAt) {}

    AccessTokens(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void reset() {
        grants.clear();
    }

    String issue(Tool tool, Set<Scope> scopes) {
        Instant now = clock.instant();
        grants.values().removeIf(grant -> now.isAfter(grant.expiresAt()));
        String token = ids.secret();
        grants.put(token, new Grant(tool, scopes, now.plus(LIFE)));
        return token;
    }

    /**
     * Lets a call pass whose token carries one of the scopes.
     *
     * @return the tool that calls
     * @throws ServiceRefusal 401 without a valid token, 403 where it carries none of them (RFC 6750, 3.1)
     */
    Tool demand(@Nullable String authorization, Scope... anyOf) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new ServiceRefusal(HttpStatus.UNAUTHORIZED, "A bearer token is needed");
        }
        Grant grant = grants.get(authorization.substring(BEARER.length()).strip());
        if (grant == null || !clock.instant().isBefore(grant.expiresAt())) {
            throw new ServiceRefusal(HttpStatus.UNAUTHORIZED, "The token is unknown or has expired");
        }
        for (Scope scope : anyOf) {
            if (grant.scopes().contains(scope)) {
                return grant.tool();
            }
        }
        throw new ServiceRefusal(HttpStatus.FORBIDDEN, "The token lacks the scope " + anyOf[0].uri());
    }
}

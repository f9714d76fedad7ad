package org.cairn.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Permissions to register, given by the administrator: each serves for one tool, once, for an hour. */
@Component
final class Invitations implements Resettable {

    private static final Duration LIFE = Duration.ofHours(1);

    private final Map<String, Invitation> open = new ConcurrentHashMap<>();
    private final PlatformKeys keys;
    private final Addresses addresses;
    private final Ids ids;
    private final Clock clock;

    /**
     * @param clientId what the tool is going to be called, or is called already
     * @param update whether a tool that is registered changes what it said
     */
    record Invitation(String clientId, boolean update, Instant until) {}

    Invitations(PlatformKeys keys, Addresses addresses, Ids ids, Clock clock) {
        this.keys = keys;
        this.addresses = addresses;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void reset() {
        open.clear();
    }

    /** Invites a tool and gives the token; {@code clientId} is that of a tool to change, or null for a new one. */
    String invite(@Nullable String clientId) {
        Instant now = clock.instant();
        Invitation invitation =
                new Invitation(clientId == null ? ids.next() : clientId, clientId != null, now.plus(LIFE));
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", addresses.issuer());
        claims.put("sub", invitation.clientId());
        claims.put("scope", invitation.update() ? "reg-update" : "reg");
        claims.put("jti", ids.secret());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", invitation.until().getEpochSecond());
        String token = keys.sign(claims);
        open.put(token, invitation);
        return token;
    }

    Optional<Invitation> find(@Nullable String token) {
        return Optional.ofNullable(token)
                .map(open::get)
                .filter(invitation -> clock.instant().isBefore(invitation.until()));
    }

    /** Takes the permission away; empty where somebody was faster. */
    Optional<Invitation> take(String token) {
        return Optional.ofNullable(open.remove(token));
    }
}

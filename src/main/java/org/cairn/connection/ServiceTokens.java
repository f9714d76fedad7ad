package org.cairn.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.cairn.platform.Registration;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * Service tokens, one for each registration and set of scopes, kept in memory until shortly before they end. Platforms
 * throttle those who ask for a token with each request, so whoever needs one that is on its way waits for that.
 */
@Component
class ServiceTokens {

    private final TokenEndpoint endpoint;
    private final Clock clock;
    private final Map<Key, ServiceToken> tokens = new ConcurrentHashMap<>();
    private final Map<Key, CompletableFuture<ServiceToken>> flights = new ConcurrentHashMap<>();

    ServiceTokens(TokenEndpoint endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    private record Key(RegistrationId registration, List<String> scopes) {

        static Key of(Registration registration, Set<String> scopes) {
            return new Key(registration.id(), List.copyOf(new TreeSet<>(scopes)));
        }
    }

    /** @throws Refusal PLATFORM_FAILED where the platform gives no token */
    ServiceToken token(Registration registration, Set<String> scopes) {
        Key key = Key.of(registration, scopes);
        ServiceToken known = tokens.get(key);
        return known != null && known.livesAt(clock.instant()) ? known : fly(key, registration, scopes);
    }

    /** Forgets this very token; one that came meanwhile stays. */
    void forget(Registration registration, Set<String> scopes, ServiceToken token) {
        tokens.remove(Key.of(registration, scopes), token);
    }

    private ServiceToken fly(Key key, Registration registration, Set<String> scopes) {
        CompletableFuture<ServiceToken> mine = new CompletableFuture<>();
        CompletableFuture<ServiceToken> flight = flights.putIfAbsent(key, mine);
        if (flight != null) {
            return land(flight);
        }
        try {
            ServiceToken fetched = endpoint.fetch(registration, scopes);
            tokens.put(key, fetched);
            mine.complete(fetched);
            return fetched;
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            flights.remove(key, mine);
        }
    }

    /** The one who flies is bounded by the limits of every request, and so are those who wait. */
    private static ServiceToken land(CompletableFuture<ServiceToken> flight) {
        try {
            return flight.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw e;
        }
    }

    /**
     * A service token, and what the platform says it is good for. It is never shown, in a log or anywhere else.
     *
     * @param until when to ask for the next one
     */
    record ServiceToken(String value, Instant until, Set<String> granted) {

        private static final Duration MARGIN = Duration.ofSeconds(60);

        ServiceToken {
            granted = Set.copyOf(granted);
        }

        /** It is used until a minute before its end; one that lives less than two minutes, for half of its life. */
        static ServiceToken of(String value, Instant now, Duration lives, Set<String> granted) {
            Duration half = lives.dividedBy(2);
            return new ServiceToken(value, now.plus(lives).minus(half.compareTo(MARGIN) < 0 ? half : MARGIN), granted);
        }

        boolean livesAt(Instant now) {
            return now.isBefore(until);
        }

        boolean grantsOneOf(Set<String> needs) {
            return needs.isEmpty() || needs.stream().anyMatch(granted::contains);
        }

        @Override
        public String toString() {
            return "ServiceToken until " + until;
        }
    }
}

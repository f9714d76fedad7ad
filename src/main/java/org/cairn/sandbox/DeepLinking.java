package org.cairn.sandbox;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Content chosen in the tool becomes activities of a course (Deep Linking 2.0, 4.5). */
@Component
final class DeepLinking {

    private static final Duration LIFE = Duration.ofHours(2);

    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();
    private final ToolJwts jwts;
    private final Manners manners;
    private final UsedOnce usedOnce;
    private final Activities activities;
    private final Ids ids;
    private final Clock clock;

    private record Ticket(Course course, Tool tool, Person person, Instant until) {}

    /**
     * What came of a response.
     *
     * @param message a word of the tool to the instructor, if any
     */
    record Outcome(
            Course course,
            int added,
            int passedOver,
            @Nullable String message,
            @Nullable String error) {}

    DeepLinking(ToolJwts jwts, Manners manners, UsedOnce usedOnce, Activities activities, Ids ids, Clock clock) {
        this.jwts = jwts;
        this.manners = manners;
        this.usedOnce = usedOnce;
        this.activities = activities;
        this.ids = ids;
        this.clock = clock;
    }

    /** Opens a selection and gives what the tool must send back as {@code data}. */
    String open(Course course, Tool tool, Person person) {
        Instant now = clock.instant();
        tickets.values().removeIf(ticket -> now.isAfter(ticket.until()));
        String ticket = ids.secret();
        tickets.put(ticket, new Ticket(course, tool, person, now.plus(LIFE)));
        return ticket;
    }

    /**
     * @param ticketOfAddress the ticket in the address that the response came to, for an LMS that sends no data
     * @throws ToolJwts.Rejected where the response is not a valid answer to a selection of this person
     */
    Outcome accept(String response, @Nullable String ticketOfAddress, String issuer, Person person)
            throws ToolJwts.Rejected {
        Lms lms = manners.now();
        String named = lms.sendsData()
                ? ToolJwts.claimed(response, LaunchClaims.DATA)
                : Objects.requireNonNullElse(ticketOfAddress, "");
        Ticket ticket = ticket(named, person);
        JWTClaimsSet claims = lms.checksResponses()
                ? checked(ticket.tool(), response, issuer)
                : jwts.verify(ticket.tool(), response, null, Set.of());
        demand(claims, LaunchClaims.MESSAGE_TYPE, LaunchClaims.DEEP_LINKING_RESPONSE);
        demand(claims, LaunchClaims.VERSION, LaunchClaims.VERSION_1_3);
        demand(claims, LaunchClaims.DEPLOYMENT_ID, ticket.tool().deploymentId());
        if (!tickets.remove(named, ticket)) {
            throw new ToolJwts.Rejected("data was used before");
        }
        return add(ticket, claims);
    }

    private JWTClaimsSet checked(Tool tool, String response, String issuer) throws ToolJwts.Rejected {
        JWTClaimsSet claims = jwts.verify(tool, response, issuer, Set.of("iat", "exp", "nonce", LaunchClaims.DATA));
        Instant until = claims.getExpirationTime().toInstant().plus(ToolJwts.LEEWAY);
        if (!usedOnce.isFirst("nonce", String.valueOf(claims.getClaim("nonce")), until)) {
            throw new ToolJwts.Rejected("nonce was used before");
        }
        return claims;
    }

    private Ticket ticket(String named, Person person) throws ToolJwts.Rejected {
        Ticket ticket = tickets.get(named);
        if (ticket == null || !ticket.person().equals(person) || clock.instant().isAfter(ticket.until())) {
            throw new ToolJwts.Rejected("data is not what this platform sent");
        }
        return ticket;
    }

    private Outcome add(Ticket ticket, JWTClaimsSet claims) throws ToolJwts.Rejected {
        List<ContentItem> items = new ArrayList<>();
        int passedOver = 0;
        for (Object json : contentItems(claims)) {
            Optional<ContentItem> item = manners.now().read(json).filter(activities::canBeAdded);
            item.ifPresent(items::add);
            passedOver += item.isPresent() ? 0 : 1;
        }
        items.forEach(item -> activities.add(ticket.course(), ticket.tool(), item));
        return new Outcome(
                ticket.course(),
                items.size(),
                passedOver,
                text(claims.getClaim(LaunchClaims.MSG)),
                text(claims.getClaim(LaunchClaims.ERRORMSG)));
    }

    // No items at all is how a tool says "cancelled" (Deep Linking 2.0, 4.5.6).
    private static List<?> contentItems(JWTClaimsSet claims) throws ToolJwts.Rejected {
        Object items = claims.getClaim(LaunchClaims.CONTENT_ITEMS);
        if (items == null) {
            return List.of();
        }
        if (items instanceof List<?> list) {
            return list;
        }
        throw new ToolJwts.Rejected("content_items is not a list");
    }

    private static void demand(JWTClaimsSet claims, String name, String value) throws ToolJwts.Rejected {
        if (!value.equals(claims.getClaim(name))) {
            throw new ToolJwts.Rejected(name + " must be " + value);
        }
    }

    private static @Nullable String text(@Nullable Object claim) {
        return claim instanceof String text && !text.isBlank() ? text : null;
    }
}

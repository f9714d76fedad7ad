package org.cairn.connection;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cairn.connection.Finding.Area;
import org.cairn.connection.Finding.Fixer;
import org.cairn.connection.TokenProbe.Outcome;
import org.cairn.outbound.Outbound;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.outbound.OutboundRequest;
import org.cairn.platform.Registration;
import org.cairn.platform.ToolKeyRotation;
import org.cairn.platform.ToolKeys;
import org.cairn.shared.Refusal;
import org.springframework.stereotype.Component;

/** Whether both sides can trust each other: keys here, keys there, the clocks, and tokens for the services. */
@Component
class PlatformCheck implements ConnectionCheck {

    /** Canvas and Moodle give little leeway; launches here give a minute. */
    private static final Duration APART = Duration.ofSeconds(30);

    private static final Duration TOO_FAR_APART = Duration.ofSeconds(60);
    private static final int SHORTEST_RSA = 2048;

    private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/";
    private static final Set<String> READING = Set.of(AGS + "lineitem.readonly", AGS + "result.readonly");
    private static final List<String> SCOPES = List.of(
            AGS + "lineitem",
            AGS + "lineitem.readonly",
            AGS + "result.readonly",
            AGS + "score",
            "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly");

    private final Outbound outbound;
    private final ToolKeys keys;
    private final ToolKeyRotation rotation;
    private final TokenProbe tokens;
    private final Clock clock;

    PlatformCheck(Outbound outbound, ToolKeys keys, ToolKeyRotation rotation, TokenProbe tokens, Clock clock) {
        this.outbound = outbound;
        this.keys = keys;
        this.rotation = rotation;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public List<Finding> look(Connection connection) {
        List<Finding> findings = new ArrayList<>();
        findings.add(ours());
        findings.addAll(theirs(connection.registration()));
        findings.addAll(tokens(connection.registration()));
        return findings;
    }

    private Finding ours() {
        int published = keys.published().getKeys().size();
        String turn = rotation.nextTurn()
                .map(at -> at.atZone(ZoneOffset.UTC).toLocalDate().toString())
                .orElse("–");
        return Finding.good(Area.TRUST, "platform.check.keys", published, turn);
    }

    private List<Finding> theirs(Registration registration) {
        String check = "platform.check.reach";
        String host = String.valueOf(registration.jwksUri().getHost());
        Instant before = clock.instant();
        OutboundAnswer answer;
        try {
            answer = outbound.send(OutboundRequest.get("keys " + host, registration.jwksUri(), "application/json"));
        } catch (Refusal refusal) {
            String outcome = refusal.key().equals("outbound.address") ? "address" : "unreachable";
            return List.of(Finding.problem(Area.TRUST, check, outcome, Fixer.NETWORK, 30, host));
        }
        Instant after = clock.instant();
        List<Finding> findings = new ArrayList<>();
        findings.add(keySet(check, answer, Duration.between(before, after)));
        findings.add(skew(answer, before, after)
                .map(PlatformCheck::clocks)
                .orElseGet(() -> Finding.untried(Area.TRUST, "platform.check.clock", "untold")));
        return findings;
    }

    static Finding keySet(String check, OutboundAnswer answer, Duration took) {
        if (answer.status() != 200) {
            return Finding.problem(Area.TRUST, check, "status", Fixer.LMS_ADMINISTRATOR, 10, answer.status());
        }
        try {
            long usable = JWKSet.parse(answer.body()).getKeys().stream()
                    .filter(PlatformCheck::signs)
                    .count();
            return usable == 0
                    ? Finding.problem(Area.TRUST, check, "no-key", Fixer.LMS_ADMINISTRATOR, 10)
                    : Finding.good(Area.TRUST, check, usable, took.toMillis());
        } catch (ParseException e) {
            return Finding.problem(Area.TRUST, check, "unreadable", Fixer.LMS_ADMINISTRATOR, 10);
        }
    }

    private static boolean signs(JWK key) {
        return KeyType.RSA.equals(key.getKeyType())
                && (key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
                && key.size() >= SHORTEST_RSA;
    }

    /** How far their clock is from ours, half of the way there allowed for; a date has whole seconds only. */
    static Optional<Duration> skew(OutboundAnswer answer, Instant before, Instant after) {
        try {
            long date = answer.headers().getFirstDate("Date");
            Instant middle = before.plus(Duration.between(before, after).dividedBy(2));
            return date < 0
                    ? Optional.empty()
                    : Optional.of(
                            Duration.between(middle, Instant.ofEpochMilli(date)).abs());
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    static Finding clocks(Duration apart) {
        String check = "platform.check.clock";
        if (apart.compareTo(TOO_FAR_APART) > 0) {
            return Finding.problem(Area.TRUST, check, "far", Fixer.LMS_ADMINISTRATOR, 15, apart.toSeconds());
        }
        return apart.compareTo(APART) > 0
                ? Finding.notice(Area.TRUST, check, "apart", Fixer.LMS_ADMINISTRATOR, 15, apart.toSeconds())
                : Finding.good(Area.TRUST, check, apart.toSeconds());
    }

    /** Each scope alone: asked together, a platform may grant some and say nothing of the rest. */
    private List<Finding> tokens(Registration registration) {
        String check = "platform.check.token";
        Set<String> granted = new LinkedHashSet<>();
        List<Finding> findings = new ArrayList<>();
        for (String scope : SCOPES) {
            Outcome outcome = tokens.ask(registration, Set.of(scope));
            if (outcome instanceof Outcome.Granted given && given.scopes().contains(scope)) {
                granted.add(scope);
            } else if (outcome instanceof Outcome.Denied denied
                    && !denied.cause().equals("scope")) {
                return List.of(denied(check, denied, registration)); // the same would come for every scope
            } else {
                findings.add(withheld(check, scope));
            }
        }
        findings.add(0, Finding.good(Area.TRUST, check, granted.size(), SCOPES.size()));
        return findings;
    }

    private static Finding withheld(String check, String scope) {
        String name = scope.substring(scope.lastIndexOf('/') + 1);
        return READING.contains(scope)
                ? Finding.problem(Area.TRUST, check, "withheld", Fixer.LMS_ADMINISTRATOR, 5, name)
                : Finding.notice(Area.TRUST, check, "withheld", Fixer.LMS_ADMINISTRATOR, 5, name);
    }

    private static Finding denied(String check, Outcome.Denied denied, Registration registration) {
        Fixer fixer = switch (denied.cause()) {
            case "unreachable" -> Fixer.NETWORK;
            case "audience" -> Fixer.YOU;
            default -> Fixer.LMS_ADMINISTRATOR;
        };
        return Finding.problem(Area.TRUST, check, denied.cause(), fixer, 10, registration.name(), denied.detail());
    }
}

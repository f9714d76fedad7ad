package org.cairn.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How often doors may be knocked at that open without a session. A campus stands behind one address: 300 learners who
 * click within the same minute, twice each, are let in, and so is a university at nine o'clock; a flood is not. The address
 * is the connection's, which only a trusted proxy may replace (server.tomcat.remoteip.*), never a header by itself.
 */
@Component
class RateLimits {

    private static final int MOST_ADDRESSES = 50_000;
    private static final int MOST_REGISTRATIONS = 5_000;
    private static final int MOST_ACCOUNTS = 10_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock;
    private final List<Limit> limits;

    /** @param clicksPerMinute from one address; a campus behind one address clicks at nine o'clock */
    RateLimits(Clock clock, @Value("${cairn.clicks-per-minute:1200}") int clicksPerMinute) {
        this.clock = clock;
        this.limits = List.of(
                new Limit(login(), RateLimits::address, new Buckets(clicksPerMinute, MINUTE, MOST_ADDRESSES)),
                new Limit(
                        login(),
                        RateLimits::registration,
                        new Buckets(5 * clicksPerMinute, MINUTE, MOST_REGISTRATIONS)),
                // The second step of every login, which names no registration in its address.
                new Limit(
                        at("/lti/login/continue"),
                        RateLimits::address,
                        new Buckets(clicksPerMinute, MINUTE, MOST_ADDRESSES)),
                new Limit(at("/lti/launch"), RateLimits::address, new Buckets(clicksPerMinute, MINUTE, MOST_ADDRESSES)),
                new Limit(posted("/lti/notices"), RateLimits::address, new Buckets(600, MINUTE, MOST_ADDRESSES)),
                new Limit(posted("/lti/terms"), RateLimits::address, new Buckets(600, MINUTE, MOST_ADDRESSES)),
                new Limit(at("/letters"), RateLimits::address, new Buckets(60, MINUTE, MOST_ADDRESSES)),
                // Most of what is asked for here is a letter.
                new Limit(posted("/my"), RateLimits::address, new Buckets(60, MINUTE, MOST_ADDRESSES)),
                new Limit(at("/my/links"), RateLimits::address, new Buckets(60, MINUTE, MOST_ADDRESSES)),
                new Limit(at("/partners"), RateLimits::address, new Buckets(60, MINUTE, MOST_ADDRESSES)),
                new Limit(posted("/verify"), RateLimits::address, new Buckets(120, MINUTE, MOST_ADDRESSES)),
                new Limit(
                        at("/lti/register"), RateLimits::address, new Buckets(30, Duration.ofHours(1), MOST_ADDRESSES)),
                new Limit(posted("/admin/login"), RateLimits::address, new Buckets(60, MINUTE, MOST_ADDRESSES)),
                // From one place at one account. Somebody who guesses elsewhere takes nothing from the owner here.
                new Limit(
                        posted("/admin/login"),
                        RateLimits::accountHere,
                        new Buckets(10, Duration.ofMinutes(5), MOST_ACCOUNTS)));
    }

    private record Limit(
            Predicate<HttpServletRequest> door, Function<HttpServletRequest, @Nullable String> who, Buckets buckets) {}

    /** Nothing to wait for, or the longest time that one of the limits asks for. */
    Duration knock(HttpServletRequest request) {
        long now = Duration.between(java.time.Instant.EPOCH, clock.instant()).toNanos();
        Duration wait = Duration.ZERO;
        for (Limit limit : limits) {
            String key = limit.door().test(request) ? limit.who().apply(request) : null;
            if (key != null) {
                Duration asked = limit.buckets().take(key, now);
                wait = asked.compareTo(wait) > 0 ? asked : wait;
            }
        }
        return wait;
    }

    private static Predicate<HttpServletRequest> at(String path) {
        return request ->
                request.getRequestURI().equals(path) || request.getRequestURI().startsWith(path + "/");
    }

    private static Predicate<HttpServletRequest> login() {
        return at("/lti/login").and(at("/lti/login/continue").negate());
    }

    private static Predicate<HttpServletRequest> posted(String path) {
        return at(path).and(request -> request.getMethod().equals("POST"));
    }

    /** Whoever has one IPv6 address has the whole network of 64 bits around it. */
    static String address(HttpServletRequest request) {
        try {
            InetAddress address = InetAddress.getByName(request.getRemoteAddr());
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(address.getAddress(), 0, 8)
                    : address.getHostAddress();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    private static @Nullable String registration(HttpServletRequest request) {
        String path = request.getRequestURI().substring("/lti/login".length());
        if (path.equals("/window")) {
            return null;
        }
        String meant = path.isEmpty() ? request.getParameter("client_id") : path;
        return meant == null || meant.length() > 500 ? null : meant;
    }

    private static @Nullable String accountHere(HttpServletRequest request) {
        String name = request.getParameter("username");
        return name == null || name.length() > 100
                ? null
                : address(request) + " " + name.strip().toLowerCase(Locale.ROOT);
    }
}

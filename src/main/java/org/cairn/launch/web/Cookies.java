package org.cairn.launch.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** Cookies that come back inside a cross-site frame, to us alone (CHIPS). */
final class Cookies {

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private Cookies() {}

    static void give(HttpServletResponse response, String name, String secret) {
        add(response, name, secret, LIFETIME);
    }

    static void take(HttpServletResponse response, String name) {
        add(response, name, "", Duration.ZERO);
    }

    static Function<String, @Nullable String> of(HttpServletRequest request) {
        return name -> Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst()
                .orElse(null);
    }

    private static void add(HttpServletResponse response, String name, String value, Duration age) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("None")
                .partitioned(true)
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}

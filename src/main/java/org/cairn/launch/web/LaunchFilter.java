package org.cairn.launch.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.stream.Stream;
import org.cairn.launch.LaunchPost;
import org.cairn.launch.Launches;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** The redirect URI of every message: {@code POST /lti/launch} (Security Framework 1.0, 5.1.1.3). */
class LaunchFilter extends AbstractAuthenticationProcessingFilter {

    private final Launches launches;

    LaunchFilter(Launches launches) {
        super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/lti/launch"));
        this.launches = launches;
        setAuthenticationManager(authentication -> authentication);
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        try {
            return new LaunchAuthentication(launches.enter(new LaunchPost(
                    request.getParameter("state"),
                    request.getParameter("id_token"),
                    request.getParameter("error"),
                    name -> cookie(request, name))));
        } catch (Refusal refusal) {
            throw new LaunchRefused(refusal);
        }
    }

    private static @Nullable String cookie(HttpServletRequest request, String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Carries a refusal through Spring Security to the one place that renders it. */
    static final class LaunchRefused extends AuthenticationException {

        private final Refusal refusal;

        LaunchRefused(Refusal refusal) {
            super(refusal.key(), refusal);
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }
}

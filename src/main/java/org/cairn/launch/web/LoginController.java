package org.cairn.launch.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.cairn.launch.Launches;
import org.cairn.launch.LoginRedirect;
import org.cairn.launch.LoginRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Third-party initiated login, by GET and POST (Security Framework 1.0, 5.1.1.1). */
@Controller
class LoginController {

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Launches launches;

    LoginController(Launches launches) {
        this.launches = launches;
    }

    @RequestMapping(
            path = {"/lti/login", "/lti/login/{registrationId}"},
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<Void> login(
            @PathVariable(required = false) @Nullable String registrationId, HttpServletRequest request) {
        LoginRedirect redirect = launches.login(new LoginRequest(
                registrationId,
                request.getParameter("iss"),
                request.getParameter("client_id"),
                request.getParameter("login_hint"),
                request.getParameter("lti_message_hint"),
                request.getParameter("target_link_uri")));
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(redirect.address())
                .header(
                        HttpHeaders.SET_COOKIE,
                        LaunchCookies.of(redirect.cookie(), redirect.secret(), LIFETIME)
                                .toString())
                .build();
    }

    /** A cookie that comes back inside a cross-site frame, to us alone. */
    static final class LaunchCookies {

        private LaunchCookies() {}

        static ResponseCookie of(String name, String value, Duration age) {
            return ResponseCookie.from(name, value)
                    .path("/")
                    .secure(true)
                    .httpOnly(true)
                    .sameSite("None")
                    .partitioned(true)
                    .maxAge(age)
                    .build();
        }
    }
}

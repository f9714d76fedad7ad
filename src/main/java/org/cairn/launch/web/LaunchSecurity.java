package org.cairn.launch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.cairn.shared.Problem;
import org.cairn.shared.ProblemPages;
import org.cairn.shared.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Spring Security guards the way in and what it leads to. */
@Configuration
class LaunchSecurity {

    private final ProblemPages problems;

    LaunchSecurity(ProblemPages problems) {
        this.problems = problems;
    }

    @Bean
    @Order(10)
    SecurityFilterChain launchChain(HttpSecurity http) {
        return http.securityMatcher(
                        "/lti/login",
                        "/lti/login/*",
                        "/lti/launch",
                        "/lti/launch/proof",
                        "/lti/terms",
                        "/lti/notices",
                        "/enter/*")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                // Posted across sites by design, or without a session; what stands guard instead is the state with
                // what its browser keeps, a code, or a signature.
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .build();
    }

    @Bean
    @Order(20)
    SecurityFilterChain launchedPagesChain(HttpSecurity http, LaunchedPages pages) {
        return http.securityMatcher("/l/**")
                .securityContext(context -> context.securityContextRepository(LaunchSession.contexts()))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/l/*/teach", "/l/*/teach/**")
                        .access(pages.instructors())
                        .anyRequest()
                        .access(pages.everybody()))
                .exceptionHandling(failures -> failures.authenticationEntryPoint((request, response, e) ->
                                refuse(request, response, new Refusal(Problem.SESSION_GONE, "launch.session-gone")))
                        .accessDeniedHandler((request, response, e) -> refuse(request, response, denial(request))))
                .requestCache(cache -> cache.disable())
                .build();
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
        problems.render(refusal, request, response);
    }

    private static Refusal denial(HttpServletRequest request) {
        return request.getAttribute(LaunchedPages.LAUNCH) == null
                ? new Refusal(Problem.NOT_FOUND, "launch.not-yours")
                : new Refusal(Problem.FORBIDDEN, "shared.must-teach");
    }
}

package org.cairn.launch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.cairn.launch.LaunchOutcome;
import org.cairn.launch.Launches;
import org.cairn.launch.web.LaunchFilter.LaunchRefused;
import org.cairn.launch.web.LoginController.LaunchCookies;
import org.cairn.shared.Problem;
import org.cairn.shared.ProblemPages;
import org.cairn.shared.PublicAddress;
import org.cairn.shared.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.servlet.LocaleResolver;

/** Spring Security carries the launch and guards what it leads to. */
@Configuration
class LaunchSecurity {

    private final ProblemPages problems;
    private final LocaleResolver locales;
    private final PublicAddress address;

    LaunchSecurity(ProblemPages problems, LocaleResolver locales, PublicAddress address) {
        this.problems = problems;
        this.locales = locales;
        this.address = address;
    }

    @Bean
    @Order(10)
    SecurityFilterChain launchChain(HttpSecurity http, Launches launches) {
        return http.securityMatcher("/lti/login", "/lti/login/*", "/lti/launch", "/enter/*")
                .addFilterAt(launchFilter(launches), UsernamePasswordAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                // Posted across sites by design; state, nonce and the browser's cookie stand guard, and a code at
                // /enter.
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .build();
    }

    @Bean
    @Order(20)
    SecurityFilterChain launchedPagesChain(HttpSecurity http, LaunchedPages pages) {
        return http.securityMatcher("/l/**")
                .securityContext(context -> context.securityContextRepository(contexts()))
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

    private LaunchFilter launchFilter(Launches launches) {
        LaunchFilter filter = new LaunchFilter(launches);
        filter.setSecurityContextRepository(contexts());
        filter.setSessionAuthenticationStrategy(new LaunchSession());
        filter.setAuthenticationSuccessHandler(this::accepted);
        filter.setAuthenticationFailureHandler(
                (request, response, failure) -> refuse(request, response, ((LaunchRefused) failure).refusal()));
        return filter;
    }

    private void accepted(HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        LaunchOutcome outcome = ((LaunchAuthentication) authentication).outcome();
        if (outcome == null) {
            throw new IllegalStateException("a launch without an outcome");
        }
        Locale locale = outcome.launch().visitor().locale();
        locales.setLocale(request, response, locale);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                LaunchCookies.of(outcome.cookie(), "", Duration.ZERO).toString());
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, address.at(outcome.path()).toString());
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
        problems.render(refusal, request, response);
    }

    private static Refusal denial(HttpServletRequest request) {
        return request.getAttribute(LaunchedPages.LAUNCH) == null
                ? new Refusal(Problem.NOT_FOUND, "launch.not-yours")
                : new Refusal(Problem.FORBIDDEN, "shared.must-teach");
    }

    static SecurityContextRepository contexts() {
        HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
        contexts.setSpringSecurityContextKey(LaunchSession.CONTEXT);
        return contexts;
    }
}

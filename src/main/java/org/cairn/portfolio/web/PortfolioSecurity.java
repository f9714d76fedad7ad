package org.cairn.portfolio.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cairn.shared.Problem;
import org.cairn.shared.ProblemPages;
import org.cairn.shared.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/** A chain of its own, which reads neither the sessions of launches nor those of administrators, and makes none. */
@Configuration
class PortfolioSecurity {

    private final ProblemPages problems;

    PortfolioSecurity(ProblemPages problems) {
        this.problems = problems;
    }

    @Bean
    @Order(34)
    SecurityFilterChain portfolioChain(HttpSecurity http, PortfolioGuard guard) {
        return http.securityMatcher("/my", "/my/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/my/credentials/**")
                        .access(guard.visitors())
                        .anyRequest()
                        .access(guard.everybody()))
                .csrf(csrf -> csrf.csrfTokenRepository(tokensWithoutSession()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(
                                (request, response, denied) -> askAgain(request, response))
                        .accessDeniedHandler((request, response, denied) -> refuse(request, response)))
                .requestCache(cache -> cache.disable())
                .build();
    }

    /** Where it was only to be looked at, the way in is shown at once. */
    private void askAgain(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getMethod().equals("GET")) {
            response.sendRedirect("/my?said=ended");
        } else {
            refuse(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) {
        problems.render(new Refusal(Problem.SESSION_GONE, "portfolio.ended"), request, response);
    }

    /** Also before there is a visit: nobody opens their own visit in somebody else's browser. */
    private static CookieCsrfTokenRepository tokensWithoutSession() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("__Host-cairn-my-form");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.secure(true).httpOnly(true).sameSite("Strict"));
        return tokens;
    }
}

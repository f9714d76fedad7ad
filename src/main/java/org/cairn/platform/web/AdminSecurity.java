package org.cairn.platform.web;

import org.cairn.shared.Problem;
import org.cairn.shared.ProblemPages;
import org.cairn.shared.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The administrators' sign-in, and what platforms may read without one. */
@Configuration
class AdminSecurity {

    @Bean
    @Order(40)
    SecurityFilterChain adminChain(HttpSecurity http, ProblemPages problems) {
        return http.securityMatcher("/admin", "/admin/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/admin/login", "/admin/setup")
                        .permitAll()
                        .anyRequest()
                        .hasRole("ADMINISTRATOR"))
                .formLogin(form -> form.loginPage("/admin/login").defaultSuccessUrl("/admin", true))
                .logout(logout -> logout.logoutUrl("/admin/sign-out").logoutSuccessUrl("/admin/login?out"))
                .exceptionHandling(failures -> failures.accessDeniedHandler((request, response, denied) ->
                        problems.render(new Refusal(Problem.FORBIDDEN, "shared.forbidden"), request, response)))
                .requestCache(cache -> cache.disable())
                .build();
    }

    @Bean
    @Order(41)
    SecurityFilterChain keysChain(HttpSecurity http) {
        return http.securityMatcher("/.well-known/jwks.json")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}

package org.cairn.platform.web;

import org.cairn.shared.Problem;
import org.cairn.shared.ProblemPages;
import org.cairn.shared.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.SecurityFilterChain;

/** The administrators' sign-in, and what platforms may read without one. */
@Configuration
class AdminSecurity {

    @Bean
    @Order(40)
    SecurityFilterChain adminChain(HttpSecurity http, ProblemPages problems, OidcSignIn institution) {
        institution.addTo(http);
        return http.securityMatcher("/admin", "/admin/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/admin/login", "/admin/setup")
                        .permitAll()
                        .anyRequest()
                        .hasRole("ADMINISTRATOR"))
                .formLogin(form -> form.loginPage("/admin/login").defaultSuccessUrl("/admin", true))
                // A launch's session does not become an administrator's: nothing of it is carried over.
                .sessionManagement(sessions -> sessions.sessionFixation(fixation -> fixation.newSession()))
                .logout(logout -> logout.logoutUrl("/admin/sign-out").logoutSuccessUrl("/admin/login?out"))
                .exceptionHandling(failures -> failures.accessDeniedHandler((request, response, denied) ->
                        problems.render(new Refusal(Problem.FORBIDDEN, "shared.forbidden"), request, response)))
                .requestCache(cache -> cache.disable())
                .build();
    }

    /** For the sign-in above, which asks for it by type. */
    @Bean
    JwtDecoderFactory<ClientRegistration> idTokenDecoders(OidcSignIn institution) {
        return institution.decoders();
    }

    @Bean
    @Order(41)
    SecurityFilterChain keysChain(HttpSecurity http) {
        return http.securityMatcher("/.well-known/jwks.json")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** What an LMS opens or reads. The invitation stands guard where something is changed, and no session is made. */
    @Bean
    @Order(42)
    SecurityFilterChain registrationChain(HttpSecurity http) {
        return http.securityMatcher("/lti/register", "/lti/config/*")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .build();
    }
}

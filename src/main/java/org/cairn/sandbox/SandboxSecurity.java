package org.cairn.sandbox;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Two doors: services, which know bearer tokens and no cookie, and pages, which know a session and CSRF tokens. Who somebody
 * is and what they may open is decided by {@link SignIn} and {@link Courses}.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SandboxSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain services(HttpSecurity http) {
        return http.securityMatcher(
                        "/lti/token",
                        "/lti/jwks",
                        "/lti/services/**",
                        "/lti/registration",
                        "/.well-known/**",
                        "/webservice/**")
                .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .build();
    }

    @Bean
    SecurityFilterChain pages(HttpSecurity http, Addresses addresses) {
        return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
                // Posted by the tool, from its own site: what they carry is signed and serves once.
                .csrf(csrf -> csrf.ignoringRequestMatchers("/lti/auth", "/lti/deep-linking"))
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .headers(headers -> headers.frameOptions(frames -> frames.sameOrigin())
                        .contentSecurityPolicy(policy -> policy.policyDirectives(policy(addresses.toolOrigin()))))
                .build();
    }

    /** Only the loopback address is a name of this LMS: a foreign name that leads here is an attack (DNS rebinding). */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHostnames(name -> name.equals("127.0.0.1") || name.equals("localhost"));
        return firewall;
    }

    private static String policy(String tool) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-src 'self' " + tool
                + "; form-action 'self' " + tool + "; frame-ancestors 'self'; base-uri 'none'";
    }
}

package org.cairn.sandbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Languages, and the one name under which the LMS is visited. */
@Configuration(proxyBeanMethods = false)
class SandboxWeb implements WebMvcConfigurer {

    private final SignedInPerson signedInPerson;

    SandboxWeb(SignedInPerson signedInPerson) {
        this.signedInPerson = signedInPerson;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(signedInPerson);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor language = new LocaleChangeInterceptor();
        language.setParamName("lang");
        language.setIgnoreInvalidLocale(true);
        registry.addInterceptor(language);
    }

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver("sandbox-lms-lang");
        resolver.setCookieMaxAge(Duration.ofDays(30));
        resolver.setCookieSameSite("Lax");
        resolver.setCookieHttpOnly(true);
        resolver.setDefaultLocaleFunction(request -> supported(request.getLocale()));
        return resolver;
    }

    static Locale supported(Locale asked) {
        return asked.getLanguage().equals("fr") ? Locale.CANADA_FRENCH : Locale.CANADA;
    }

    /**
     * Cairn lives on {@code localhost}; whoever comes to the LMS by that name would see one site instead of two, and other
     * cookie rules than in life.
     */
    @Bean
    FilterRegistrationBean<OncePerRequestFilter> canonicalName(Addresses addresses) {
        FilterRegistrationBean<OncePerRequestFilter> bean = new FilterRegistrationBean<>(new CanonicalName(addresses));
        bean.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return bean;
    }

    private static final class CanonicalName extends OncePerRequestFilter {

        private final Addresses addresses;

        CanonicalName(Addresses addresses) {
            this.addresses = addresses;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (request.getMethod().equals("GET") && request.getServerName().equals("localhost")) {
                response.sendRedirect(addresses.issuer() + SignedInPerson.pathAndQuery(request));
            } else {
                chain.doFilter(request, response);
            }
        }
    }
}

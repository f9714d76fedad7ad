package org.cairn.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;

/**
 * English or Canadian French: what the page's own switch asks for ({@code ?lang=fr}), else what the session remembers (the
 * switch, or the launch), else what the browser prefers. Without a session both hold for the one page.
 */
class PageLocale implements LocaleResolver {

    private static final String REMEMBERED = "org.cairn.locale";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Optional<Locale> asked =
                Optional.ofNullable(request.getParameter("lang")).map(PageLocale::supported);
        asked.ifPresent(locale -> remember(request, locale));
        return asked.or(() -> remembered(request)).orElseGet(() -> preferred(request));
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (locale != null) {
            remember(request, supported(locale.toLanguageTag()));
        }
    }

    private static void remember(HttpServletRequest request, Locale locale) {
        request.setAttribute(REMEMBERED, locale);
        HttpSession session = request.getSession(false);
        if (session != null && !locale.equals(session.getAttribute(REMEMBERED))) {
            session.setAttribute(REMEMBERED, locale);
        }
    }

    private static Optional<Locale> remembered(HttpServletRequest request) {
        if (request.getAttribute(REMEMBERED) instanceof Locale now) {
            return Optional.of(now);
        }
        return Optional.ofNullable(request.getSession(false)).map(session -> (Locale) session.getAttribute(REMEMBERED));
    }

    private static Locale preferred(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .filter(locale -> locale.getLanguage().equals("en")
                        || locale.getLanguage().equals("fr"))
                .findFirst()
                .map(locale -> supported(locale.getLanguage()))
                .orElse(Locale.CANADA);
    }

    private static Locale supported(String tag) {
        return tag.startsWith("fr") ? Locale.CANADA_FRENCH : Locale.CANADA;
    }
}

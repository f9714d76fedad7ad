package org.cairn.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.json.JacksonJsonView;
import org.springframework.web.util.DisconnectedClientHelper;

/** The one place where a refusal becomes an answer: what happened, what to do, and a reference. Nothing of the inside. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ProblemPages {

    /** The name under which the reference of a request is kept while it is answered, for every line that is logged (MDC). */
    public static final String REFERENCE = "reference";

    private static final Logger log = LoggerFactory.getLogger(ProblemPages.class);

    private final MessageSource messages;
    private final LocaleResolver locales;
    private final ViewResolver views;
    private final SecureRandom random;

    ProblemPages(
            MessageSource messages,
            LocaleResolver locales,
            @Qualifier("thymeleafViewResolver") @Lazy ViewResolver views,
            SecureRandom random) {
        this.messages = messages;
        this.locales = locales;
        this.views = views;
        this.random = random;
    }

    @ExceptionHandler(Refusal.class)
    ModelAndView refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
        String reference = reference();
        log.info("refused {} {} reference={}", refusal.problem(), refusal.key(), reference);
        return page(refusal.problem().status(), refusal.key(), refusal.args(), reference, request, response);
    }

    @ExceptionHandler(Exception.class)
    ModelAndView failed(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (failure instanceof org.springframework.security.access.AccessDeniedException
                || failure instanceof org.springframework.security.core.AuthenticationException) {
            throw failure;
        }
        if (DatabaseFailure.isIn(failure)) {
            throw failure; // what stands in front of all pages knows what has been kept
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            log.debug("whoever asked for {} did not wait for the answer", request.getRequestURI());
            return new ModelAndView();
        }
        String reference = reference();
        if (failure instanceof ErrorResponse known) {
            log.info(
                    "answered {} {} reference={}",
                    known.getStatusCode(),
                    failure.getClass().getSimpleName(),
                    reference);
            return page(known.getStatusCode(), key(known.getStatusCode()), new Object[0], reference, request, response);
        }
        if (failure instanceof TypeMismatchException) {
            // Somebody wrote an id or a number that is none
            return page(
                    HttpStatus.BAD_REQUEST, key(HttpStatus.BAD_REQUEST), new Object[0], reference, request, response);
        }
        log.error("failed reference={}", reference, failure);
        return page(
                HttpStatus.INTERNAL_SERVER_ERROR,
                key(HttpStatus.INTERNAL_SERVER_ERROR),
                new Object[0],
                reference,
                request,
                response);
    }

    /** Answers before Spring Security is asked, so that what holds for every answer is said here. */
    public void turnAway(Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; "
                        + "img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors https:");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        render(refusal, request, response);
    }

    /** Answers from a filter, before any controller is asked. */
    public void render(Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, locales);
        ModelAndView page = refused(refusal, request, response);
        Locale locale = locales.resolveLocale(request);
        try {
            View view = page.getView() == null ? views.resolveViewName("problem", locale) : page.getView();
            Objects.requireNonNull(view).render(page.getModel(), request, response);
        } catch (Exception e) {
            throw new IllegalStateException("the problem page cannot be shown", e);
        }
    }

    ModelAndView page(HttpStatusCode status, HttpServletRequest request, HttpServletResponse response) {
        return page(status, key(status), new Object[0], reference(), request, response);
    }

    private ModelAndView page(
            HttpStatusCode status,
            String key,
            Object[] args,
            String reference,
            HttpServletRequest request,
            HttpServletResponse response) {
        Locale locale = locales.resolveLocale(request);
        response.setStatus(status.value());
        String what = say("refusal." + key, args, locale);
        String todo = say("refusal." + key + ".todo", args, locale);
        if (!wantsHtml(request)) {
            return document(status, what, todo, reference);
        }
        ModelAndView page = new ModelAndView("problem", status);
        page.addObject("status", status.value());
        page.addObject("what", what);
        page.addObject("todo", todo);
        page.addObject("reference", reference);
        return page;
    }

    private static ModelAndView document(HttpStatusCode status, String what, String todo, String reference) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, what);
        JacksonJsonView view = new JacksonJsonView();
        view.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        view.setExtractValueFromSingleKeyModel(true);
        detail.setProperty("todo", todo);
        detail.setProperty("reference", reference);
        ModelAndView answer = new ModelAndView(view, Map.of("problem", detail));
        answer.setStatus(status);
        return answer;
    }

    private String say(String key, Object[] args, Locale locale) {
        @Nullable String message = messages.getMessage(key, args, null, locale);
        return message == null ? messages.getMessage("refusal.shared.other", null, locale) : message;
    }

    private static String key(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> "shared.bad-request";
            case 401 -> "shared.session-gone";
            case 403 -> "shared.forbidden";
            case 404 -> "shared.not-found";
            case 405, 415, 406 -> "shared.not-supported";
            case 413 -> "shared.too-large";
            case 500 -> "shared.failed";
            default -> "shared.other";
        };
    }

    private static boolean wantsHtml(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept == null || accept.contains("text/html") || accept.equals("*/*");
    }

    private String reference() {
        String known = MDC.get(REFERENCE);
        if (known != null) {
            return known;
        }
        byte[] bytes = new byte[4];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

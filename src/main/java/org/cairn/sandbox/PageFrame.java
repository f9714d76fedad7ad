package org.cairn.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The frame of every page, and the page of whoever cannot see what was asked for. */
@ControllerAdvice(annotations = Controller.class)
final class PageFrame {

    private static final Logger log = LoggerFactory.getLogger(PageFrame.class);

    private final SignIn signIn;
    private final Courses courses;
    private final Addresses addresses;
    private final Manners manners;

    PageFrame(SignIn signIn, Courses courses, Addresses addresses, Manners manners) {
        this.signIn = signIn;
        this.courses = courses;
        this.addresses = addresses;
        this.manners = manners;
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request, Locale locale) {
        Person me = signIn.current(request).orElse(null);
        List<Course> mine = me == null ? List.of() : courses.of(me);
        String other = UriComponentsBuilder.fromPath(request.getRequestURI())
                .query(request.getMethod().equals("GET") ? request.getQueryString() : null)
                .replaceQueryParam("lang", locale.getLanguage().equals("fr") ? "en" : "fr")
                .build()
                .toUriString();
        return new Frame(me, mine, other, addresses.tool(), addresses.toolVerification(), manners.chosen());
    }

    @ExceptionHandler
    String signInFirst(NotSignedIn notSignedIn) {
        return "redirect:"
                + UriComponentsBuilder.fromPath("/sign-in")
                        .queryParam("next", "{next}")
                        .encode()
                        .buildAndExpand(notSignedIn.next())
                        .toUriString();
    }

    @ExceptionHandler
    ModelAndView refused(LmsRefusal refusal, HttpServletRequest request, Locale locale) {
        log.info("Sandbox LMS refused {} {}: {}", request.getMethod(), request.getRequestURI(), refusal.reason());
        return page(refusal.status(), refusal.reason(), frame(request, locale));
    }

    private static ModelAndView page(HttpStatus status, String reason, Frame frame) {
        ModelAndView page = new ModelAndView("refused", status);
        page.addObject("reason", reason);
        page.addObject("frame", frame);
        return page;
    }
}

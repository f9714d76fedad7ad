package org.cairn.launch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.cairn.launch.LoginRequest;
import org.cairn.launch.LoginStep;
import org.cairn.launch.Logins;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Third-party initiated login, by GET and POST (Security Framework 1.0, 5.1.1.1). It gives the browser a cookie and looks,
 * one step later, whether it came back; only then is the platform asked to authenticate.
 */
@Controller
class LoginController {

    private final Logins logins;

    LoginController(Logins logins) {
        this.logins = logins;
    }

    @RequestMapping(
            path = {"/lti/login", "/lti/login/{registrationId}"},
            method = {RequestMethod.GET, RequestMethod.POST})
    ModelAndView login(
            @PathVariable(required = false) @Nullable String registrationId,
            HttpServletRequest request,
            HttpServletResponse response) {
        // What follows is the redirect of a login or the page of a refusal
        Framing.allowDeadEnd(request, request.getParameter("iss"));
        LoginRequest asked = new LoginRequest(
                registrationId,
                request.getParameter("iss"),
                request.getParameter("client_id"),
                request.getParameter("login_hint"),
                request.getParameter("lti_message_hint"),
                request.getParameter("target_link_uri"),
                request.getParameter("lti_storage_target"));
        return proceed(logins.begin(asked), response);
    }

    /** The same login once more, in a window that was opened from a frame without cookies. */
    @PostMapping("/lti/login/window")
    ModelAndView window(@RequestParam String request, HttpServletResponse response) {
        return proceed(logins.inWindow(request), response);
    }

    @GetMapping("/lti/login/continue")
    ModelAndView proceed(@RequestParam String request, HttpServletRequest browser) {
        LoginStep step = logins.proceed(request, Framing.isTopLevel(browser), Cookies.of(browser));
        Framing.allow(browser, step.frameAncestors());
        if (step instanceof LoginStep.Elsewhere elsewhere) {
            // The form leads to us, and from there to the platform; form-action is asked about both.
            Framing.allowForms(browser, elsewhere.frameAncestors());
            return new ModelAndView("launch/elsewhere").addObject("step", elsewhere);
        }
        return to(((LoginStep.Authenticate) step).address().toString(), HttpStatus.FOUND);
    }

    private static ModelAndView proceed(Logins.Begun begun, HttpServletResponse response) {
        Cookies.give(response, begun.cookie(), begun.secret());
        return to("/lti/login/continue?request=" + begun.request(), HttpStatus.SEE_OTHER);
    }

    private static ModelAndView to(String address, HttpStatus status) {
        RedirectView there = new RedirectView(address);
        there.setStatusCode(status);
        there.setExposeModelAttributes(false);
        return new ModelAndView(there);
    }
}

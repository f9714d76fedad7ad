package org.cairn.launch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.cairn.launch.Agreements;
import org.cairn.launch.Handovers;
import org.cairn.launch.KeptBy;
import org.cairn.launch.LaunchOutcome;
import org.cairn.launch.LaunchOutcome.Held;
import org.cairn.launch.LaunchOutcome.Opened;
import org.cairn.launch.LaunchOutcome.Tale;
import org.cairn.launch.LaunchOutcome.Told;
import org.cairn.launch.LaunchPost;
import org.cairn.launch.Launches;
import org.cairn.platform.Registration;
import org.cairn.shared.Problem;
import org.cairn.shared.PublicAddress;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The redirect URI of every message (Security Framework 1.0, 5.1.1.3), and what follows where no cookie came back. */
@Controller
class LaunchController {

    private final Launches launches;
    private final Handovers handovers;
    private final Agreements agreements;
    private final LocaleResolver locales;
    private final PublicAddress address;

    LaunchController(
            Launches launches,
            Handovers handovers,
            Agreements agreements,
            LocaleResolver locales,
            PublicAddress address) {
        this.launches = launches;
        this.handovers = handovers;
        this.agreements = agreements;
        this.locales = locales;
        this.address = address;
    }

    @PostMapping("/lti/launch")
    ModelAndView launch(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(name = "id_token", required = false) @Nullable String idToken,
            @RequestParam(required = false) @Nullable String error,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Registration> sender = launches.sender(state);
        sender.map(Registration::frameAncestors).ifPresent(origins -> Framing.allow(request, origins));
        if (error != null) {
            launches.cookie(state).ifPresent(cookie -> Cookies.take(response, cookie));
        }
        LaunchPost post = new LaunchPost(state, idToken, error, Cookies.of(request), Framing.isFrame(request), null);
        LaunchOutcome outcome = enter(post, sender, request);
        if (outcome instanceof Held held) {
            locales.setLocale(request, response, held.locale());
            return new ModelAndView("launch/held")
                    .addObject("held", held)
                    .addObject("state", state)
                    .addObject("idToken", idToken);
        }
        return show(outcome, request, response);
    }

    /**
     * What the page of a held launch posts with what the platform's storage gave back. The header is what no other site can
     * send: it would have to ask first (CORS), and is not answered. So nobody brings their own launch into another's browser.
     *
     * @throws Refusal LAUNCH_REJECTED where another site has sent it, or storage gave back something else
     */
    @PostMapping("/lti/launch/proof")
    ModelAndView prove(
            @RequestParam String state,
            @RequestParam(name = "id_token") String idToken,
            @RequestParam(required = false) @Nullable String secret,
            @RequestParam(required = false) @Nullable String nonce,
            @RequestHeader(name = "Cairn-Proof", required = false) @Nullable String own,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (own == null || Framing.isFromElsewhere(request)) {
            throw new Refusal(Problem.LAUNCH_REJECTED, "launch.browser");
        }
        LaunchPost.Kept kept = new LaunchPost.Kept(secret, nonce);
        LaunchPost post = new LaunchPost(state, idToken, null, name -> null, true, kept);
        return show(launches.enter(post, launches.sender(state)), request, response);
    }

    /** The answer to the terms, which were shown in a frame of the platform. */
    @PostMapping("/lti/terms")
    ModelAndView terms(@RequestParam String agreement, @RequestParam boolean accepted, HttpServletRequest request) {
        Framing.allowDeadEnd(request, null);
        Framing.allow(request, agreements.answer(agreement, accepted));
        return new ModelAndView("launch/terms-answered").addObject("accepted", accepted);
    }

    private ModelAndView show(LaunchOutcome outcome, HttpServletRequest request, HttpServletResponse response) {
        if (outcome instanceof Told told) {
            locales.setLocale(request, response, told.locale());
            return page(told.tale());
        }
        Opened opened = (Opened) outcome;
        if (opened.launch().keptBy() == KeptBy.STORAGE) {
            locales.setLocale(request, response, opened.locale());
            return window(opened);
        }
        LaunchSession.open(opened.principal(), request, response);
        locales.setLocale(request, response, opened.locale());
        Cookies.take(response, opened.cookie());
        RedirectView there = new RedirectView(address.at(opened.path()).toString());
        there.setStatusCode(HttpStatus.SEE_OTHER);
        there.setExposeModelAttributes(false);
        return new ModelAndView(there);
    }

    /** A refusal may be read wherever the platform shows it; it leads nowhere. */
    private LaunchOutcome enter(LaunchPost post, Optional<Registration> sender, HttpServletRequest request) {
        try {
            return launches.enter(post, sender);
        } catch (Refusal refusal) {
            Framing.allowDeadEnd(
                    request, sender.map(Registration::frameAncestors).orElse(null));
            throw refusal;
        }
    }

    /** No session lives in a frame without cookies: a window of our own is one press away. */
    private ModelAndView window(Opened opened) {
        String base = "/l/" + opened.launch().visitor().launch();
        return new ModelAndView("launch/handover")
                .addObject("launch", opened.launch().visitor().launch())
                .addObject("code", handovers.code(opened.launch()))
                .addObject("to", opened.path().substring(base.length()));
    }

    private static ModelAndView page(Tale tale) {
        if (tale instanceof Tale.Privacy privacy) {
            return new ModelAndView("launch/holdings").addObject("held", privacy.holdings());
        }
        if (tale instanceof Tale.Terms terms) {
            return new ModelAndView("launch/terms").addObject("agreement", terms.agreement());
        }
        return new ModelAndView(tale instanceof Tale.Nobody ? "launch/nobody" : "launch/no-course");
    }
}

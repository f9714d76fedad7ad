package org.cairn.portfolio.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cairn.outbound.Letter;
import org.cairn.portfolio.PortfolioLinks;
import org.cairn.portfolio.PortfolioVisit;
import org.cairn.portfolio.PortfolioVisits;
import org.cairn.portfolio.Portfolios;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What somebody holds, without a course: a letter with a link, a visit by it, and the list. */
@Controller
@RequestMapping("/my")
class PortfolioController {

    private static final Set<String> SAID = Set.of("sent", "ended", "out");

    private final PortfolioLinks links;
    private final PortfolioVisits visits;
    private final Portfolios portfolios;

    PortfolioController(PortfolioLinks links, PortfolioVisits visits, Portfolios portfolios) {
        this.links = links;
        this.visits = visits;
        this.portfolios = portfolios;
    }

    /** @param address where a link shall go */
    record AddressForm(@Nullable String address) {

        AddressForm {
            address = address == null ? "" : address.strip();
        }
    }

    @GetMapping
    ModelAndView show(HttpServletRequest request, @RequestParam(defaultValue = "") String said, Locale locale) {
        PortfolioVisit visit = PortfolioGuard.visit(request);
        return visit == null
                ? asking(new AddressForm(""), SAID.contains(said) ? said : "", HttpStatus.OK)
                : new ModelAndView("portfolio/held").addObject("page", PortfolioPage.of(portfolios.of(visit), locale));
    }

    /** The answer says nothing of the address, nor does the time that it takes. */
    @PostMapping
    ModelAndView ask(@ModelAttribute("form") AddressForm form, BindingResult errors, Locale locale) {
        if (!Letter.isAddress(form.address())) {
            errors.rejectValue("address", "portfolio.form.address");
            return asking(form, "", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        links.ask(Objects.requireNonNull(form.address()), locale);
        return redirect("/my?said=sent", locale);
    }

    /** Programs that open links of letters by themselves change nothing. */
    @GetMapping("/links/{code}")
    ModelAndView link(@PathVariable String code) {
        return visits.isLink(code) ? new ModelAndView("portfolio/link").addObject("code", code) : gone();
    }

    @PostMapping("/links/{code}")
    ModelAndView open(
            @PathVariable String code, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        Optional<String> token = visits.open(code, locale);
        if (token.isEmpty()) {
            return gone();
        }
        VisitCookie.of(request).ifPresent(visits::end);
        VisitCookie.give(response, token.get());
        return redirect("/my", locale);
    }

    @PostMapping("/sign-out")
    ModelAndView signOut(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        VisitCookie.of(request).ifPresent(visits::end);
        VisitCookie.take(response);
        return redirect("/my?said=out", locale);
    }

    private ModelAndView gone() {
        return asking(new AddressForm(""), "gone", HttpStatus.GONE);
    }

    private ModelAndView asking(AddressForm form, String said, HttpStatus status) {
        return new ModelAndView("portfolio/ask", status)
                .addObject("possible", links.arePossible())
                .addObject("said", said)
                .addObject("form", form);
    }

    private static ModelAndView redirect(String to, Locale locale) {
        String lang = "lang=" + locale.getLanguage();
        return new ModelAndView("redirect:" + to + (to.contains("?") ? "&" : "?") + lang);
    }
}

package org.cairn.microcredential.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.competency.Competency;
import org.cairn.competency.FrameworkId;
import org.cairn.competency.Frameworks;
import org.cairn.microcredential.CreditType;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.Requirement;
import org.cairn.microcredential.VersionId;
import org.cairn.microcredential.Wording;
import org.cairn.shared.Bilingual;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Other starts than a template: competencies of a framework, or a copy of what is published. */
@Controller
@RequestMapping("/l/{launchId}/teach/microcredentials/new")
class StartsController {

    /** More would not be a micro-credential. */
    private static final int MOST = 12;

    /** A framework may have ten thousand; who looks for one types a word of it. */
    private static final int SHOWN = 100;

    private static final BigDecimal USUAL_THRESHOLD = new BigDecimal("0.75");

    private final Microcredentials microcredentials;
    private final Wording wording;
    private final Frameworks frameworks;
    private final MessageSource messages;

    StartsController(
            Microcredentials microcredentials, Wording wording, Frameworks frameworks, MessageSource messages) {
        this.microcredentials = microcredentials;
        this.wording = wording;
        this.frameworks = frameworks;
        this.messages = messages;
    }

    /** Something to choose. */
    record Choice(String id, String title, @Nullable String text) {}

    /**
     * What can be chosen of a framework.
     *
     * @param more how many of them are not shown
     */
    record Chooser(String framework, String title, String search, List<Choice> competencies, int more) {}

    @GetMapping
    String starts(Visitor visitor, Model model) {
        Locale locale = visitor.locale();
        model.addAttribute(
                "frameworks",
                frameworks.of(visitor).stream()
                        .filter(framework -> framework.competencies() > 0)
                        .map(framework -> new Choice(
                                framework.id().toString(),
                                framework.title().in(locale),
                                messages.getMessage(
                                        "microcredential.start.competencies",
                                        new Object[] {framework.competencies()},
                                        locale)))
                        .toList());
        model.addAttribute(
                "published",
                wording.all(visitor).stream()
                        .filter(MicrocredentialVersion::isPublished)
                        .map(version -> new Choice(
                                version.id().toString(),
                                version.definition().title().in(locale),
                                null))
                        .toList());
        return "microcredential/starts";
    }

    @GetMapping(params = "framework")
    String choose(
            Visitor visitor,
            @RequestParam UUID framework,
            @RequestParam(defaultValue = "") String search,
            Model model) {
        model.addAttribute("chooser", chooser(visitor, new FrameworkId(framework), search));
        return "microcredential/choose";
    }

    @PostMapping(params = "framework")
    ModelAndView fromFramework(
            Visitor visitor,
            @RequestParam UUID framework,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) @Nullable Set<UUID> competency) {
        FrameworkId id = new FrameworkId(framework);
        Set<UUID> chosen = competency == null ? Set.of() : competency;
        List<Competency> taken = frameworks.competencies(visitor, id).stream()
                .filter(one -> chosen.contains(one.id().value()))
                .toList();
        if (taken.isEmpty() || taken.size() > MOST) {
            ModelAndView again = new ModelAndView("microcredential/choose", HttpStatus.UNPROCESSABLE_CONTENT);
            again.addObject("chooser", chooser(visitor, id, search));
            again.addObject("chosen", chosen.stream().map(UUID::toString).collect(Collectors.toSet()));
            again.addObject("wrong", true);
            return again;
        }
        Bilingual title = frameworks.framework(visitor, id).title();
        return edit(visitor, microcredentials.begin(visitor, definition(title, taken, visitor.locale())));
    }

    @PostMapping(params = "copy")
    ModelAndView copy(Visitor visitor, @RequestParam UUID copy) {
        Definition definition = wording.version(visitor, new VersionId(copy)).definition();
        return edit(visitor, microcredentials.begin(visitor, definition));
    }

    private Chooser chooser(Visitor visitor, FrameworkId id, String search) {
        Locale locale = visitor.locale();
        String wanted = search.strip().toLowerCase(locale);
        List<Choice> found = frameworks.competencies(visitor, id).stream()
                .map(one -> new Choice(
                        one.id().toString(),
                        one.title().in(locale),
                        one.statement().in(locale)))
                .filter(one ->
                        (one.title() + " " + one.text()).toLowerCase(locale).contains(wanted))
                .toList();
        return new Chooser(
                id.toString(),
                frameworks.framework(visitor, id).title().in(locale),
                search,
                found.subList(0, Math.min(SHOWN, found.size())),
                Math.max(0, found.size() - SHOWN));
    }

    /** What is not known yet says what is usual; every word of it can be changed in the steps that follow. */
    private Definition definition(Bilingual title, List<Competency> competencies, Locale locale) {
        return new Definition(
                title,
                said("microcredential.start.description"),
                null,
                CreditType.NON_CREDIT,
                null,
                Optional.of(locale.getLanguage()).filter(tag -> !tag.isEmpty()).orElse("en"),
                said("microcredential.start.assessment"),
                null,
                competencies.stream()
                        .map(one -> new Requirement(one, USUAL_THRESHOLD))
                        .toList());
    }

    private Bilingual said(String key) {
        return new Bilingual(
                messages.getMessage(key, null, Locale.CANADA), messages.getMessage(key, null, Locale.CANADA_FRENCH));
    }

    private static ModelAndView edit(Visitor visitor, MicrocredentialVersion version) {
        return new ModelAndView("redirect:" + Step.DESCRIBE.at(visitor, version.id()));
    }
}

package org.cairn.moodle.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cairn.connection.FindingWords;
import org.cairn.moodle.MoodleConnection;
import org.cairn.moodle.MoodleConnections;
import org.cairn.moodle.MoodleDesk;
import org.cairn.platform.Registration;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.Refusal;
import org.cairn.shared.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Three steps to the grades of all activities: an account in Moodle, its token here, and a try of each function. */
@Controller
@RequestMapping("/admin/registrations/{registration}/moodle")
class MoodleController {

    private static final List<String> FUNCTIONS = List.of(
            "core_webservice_get_site_info",
            "core_course_get_contents",
            "gradereport_user_get_grade_items",
            "core_grades_get_gradeitems");

    private static final List<String> CAPABILITIES = List.of(
            "webservice/rest:use",
            "moodle/course:view",
            "moodle/course:viewparticipants",
            "moodle/course:viewhiddenactivities",
            "moodle/site:accessallgroups",
            "moodle/grade:viewall",
            "moodle/grade:viewhidden",
            "gradereport/user:view",
            "mod/quiz:view",
            "mod/assign:view",
            "mod/lti:view");

    private final MoodleConnections connections;
    private final MoodleDesk desk;
    private final FindingWords findings;
    private final Words words;

    MoodleController(MoodleConnections connections, MoodleDesk desk, FindingWords findings, Words words) {
        this.connections = connections;
        this.desk = desk;
        this.findings = findings;
        this.words = words;
    }

    /** What an administrator types. The token is never shown again, not even where something was wrong with it. */
    record MoodleForm(
            @Nullable String site,
            @Nullable String token,
            @Nullable Boolean completion) {

        /** Without the token. */
        @Override
        public String toString() {
            return "MoodleForm[" + site + "]";
        }
    }

    /**
     * @param connection absent where there is none yet
     * @param since when it was made, in words
     */
    record MoodlePage(
            Registration registration,
            @Nullable MoodleConnection connection,
            @Nullable String since,
            List<String> functions,
            List<String> capabilities) {}

    @ModelAttribute
    void everyPage(@PathVariable UUID registration, Locale locale, Model model) {
        Registration known = connections.moodle(new RegistrationId(registration));
        @Nullable MoodleConnection connection = connections.of(known.id()).orElse(null);
        String since = connection == null ? null : words.date(connection.connectedAt(), locale);
        model.addAttribute("page", new MoodlePage(known, connection, since, FUNCTIONS, CAPABILITIES));
        model.addAttribute("signedIn", true);
    }

    @GetMapping
    String show(@PathVariable UUID registration, Model model) {
        Registration known = connections.moodle(new RegistrationId(registration));
        model.addAttribute("form", new MoodleForm(known.issuer(), null, null));
        return "moodle/moodle";
    }

    @PostMapping
    String connect(
            @PathVariable UUID registration,
            @ModelAttribute("form") MoodleForm form,
            BindingResult errors,
            Principal who,
            HttpServletResponse response) {
        try {
            connections.connect(
                    who.getName(),
                    new RegistrationId(registration),
                    text(form.site()),
                    text(form.token()),
                    Boolean.TRUE.equals(form.completion()));
            return back(registration) + "?connected";
        } catch (Refusal refusal) {
            if (!refusal.key().startsWith("moodle.") && !refusal.key().startsWith("outbound.")) {
                throw refusal;
            }
            String field = refusal.key().equals("moodle.foreign-site") ? "site" : "token";
            errors.rejectValue(field, "refusal." + refusal.key(), refusal.args(), null);
            errors.rejectValue(field, "refusal." + refusal.key() + ".todo", refusal.args(), null);
            response.setStatus(422);
            return "moodle/moodle";
        }
    }

    @PostMapping("/test")
    String test(@PathVariable UUID registration, Principal who, Locale locale, Model model) {
        Registration known = connections.moodle(new RegistrationId(registration));
        model.addAttribute("form", new MoodleForm(known.issuer(), null, null));
        model.addAttribute(
                "findings",
                desk.look(who.getName(), known).stream()
                        .map(finding -> findings.line(known, finding, locale))
                        .toList());
        return "moodle/moodle";
    }

    @PostMapping("/completion")
    String completion(@PathVariable UUID registration, @RequestParam boolean read, Principal who) {
        connections.readCompletion(who.getName(), new RegistrationId(registration), read);
        return back(registration);
    }

    /** @param sure what is forgotten has to be made anew in Moodle */
    @PostMapping("/disconnect")
    String disconnect(
            @PathVariable UUID registration, @RequestParam(defaultValue = "false") boolean sure, Principal who) {
        if (sure) {
            connections.disconnect(who.getName(), new RegistrationId(registration));
        }
        return back(registration) + (sure ? "" : "?unsure");
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    private static String back(UUID registration) {
        return "redirect:/admin/registrations/" + registration + "/moodle";
    }
}

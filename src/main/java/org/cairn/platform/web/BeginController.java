package org.cairn.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.cairn.platform.Institution;
import org.cairn.platform.Onboarding;
import org.cairn.platform.PendingRegistration;
import org.cairn.platform.Platforms;
import org.cairn.platform.Product;
import org.cairn.shared.Bilingual;
import org.cairn.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The first step of connecting an LMS: which one, and for whom. */
@Controller
@RequestMapping("/admin/connect")
class BeginController {

    private static final int LONGEST_NAME = 300;

    private final Onboarding onboarding;
    private final Platforms platforms;

    BeginController(Onboarding onboarding, Platforms platforms) {
        this.onboarding = onboarding;
        this.platforms = platforms;
    }

    /** Which LMS, and an institution that is known or is named here. */
    record BeginForm(
            @Nullable String product,
            @Nullable String institution,
            @Nullable String nameEn,
            @Nullable String nameFr) {}

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("signedIn", true);
        model.addAttribute("products", Product.values());
        model.addAttribute("institutions", platforms.institutions());
        model.addAttribute("step", 1);
    }

    @GetMapping
    String choose(@ModelAttribute("form") BeginForm form) {
        return "platform/new";
    }

    @PostMapping
    String begin(
            @ModelAttribute("form") BeginForm form,
            BindingResult errors,
            Principal administrator,
            HttpServletResponse response) {
        Optional<Product> product = Optional.ofNullable(form.product()).flatMap(Product::ofCode);
        if (product.isEmpty()) {
            errors.rejectValue("product", "platform.new.product.missing");
        }
        Optional<Institution> chosen = chosen(form);
        if (form.institution() == null || form.institution().isBlank()) {
            checkName(form, errors);
        } else if (chosen.isEmpty()) {
            errors.rejectValue("institution", "platform.new.institution.missing");
        } else if (blankToNull(form.nameEn()) != null || blankToNull(form.nameFr()) != null) {
            errors.rejectValue("institution", "platform.new.institution.both");
        }
        if (errors.hasErrors()) {
            response.setStatus(422);
            return "platform/new";
        }
        InstitutionId owner = chosen.map(Institution::id).orElseGet(() -> found(form));
        PendingRegistration begun = onboarding.begin(product.orElseThrow(), owner, administrator.getName());
        return "redirect:/admin/pending/" + begun.id();
    }

    private static void checkName(BeginForm form, BindingResult errors) {
        String en = blankToNull(form.nameEn());
        String fr = blankToNull(form.nameFr());
        if (en == null && fr == null) {
            errors.rejectValue("nameEn", "platform.new.name.missing");
        }
        for (String name : List.of("nameEn", "nameFr")) {
            String given = name.equals("nameEn") ? en : fr;
            if (given != null && (given.length() > LONGEST_NAME || given.chars().anyMatch(Character::isISOControl))) {
                errors.rejectValue(name, "platform.found.unreadable");
            }
        }
    }

    private Optional<Institution> chosen(BeginForm form) {
        return platforms.institutions().stream()
                .filter(known -> known.id().value().toString().equals(form.institution()))
                .findFirst();
    }

    private InstitutionId found(BeginForm form) {
        return platforms
                .found(new Bilingual(blankToNull(form.nameEn()), blankToNull(form.nameFr())))
                .id();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}

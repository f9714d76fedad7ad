package org.cairn.microcredential.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cairn.microcredential.Particulars;
import org.cairn.microcredential.Particulars.Assessor;
import org.cairn.microcredential.Particulars.Delivery;
import org.cairn.microcredential.Particulars.Quality;
import org.cairn.microcredential.Partner;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Makes particulars of what was typed, or says field by field why it cannot. */
final class ParticularsReading {

    private static final int TEXT = 1000;
    private static final int NAME = 120;
    private static final int MOST_PARTNERS = 12;
    private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(2000);

    private final ParticularsForm form;
    private final @Nullable BigDecimal leastHours;
    private final Errors errors;
    private final Fields fields;
    private final Set<String> names = new HashSet<>();

    private ParticularsReading(ParticularsForm form, @Nullable BigDecimal leastHours, Errors errors) {
        this.form = form;
        this.leastHours = leastHours;
        this.errors = errors;
        this.fields = new Fields(errors);
    }

    /** @return nothing where {@code errors} has something */
    static Optional<Particulars> read(ParticularsForm form, @Nullable BigDecimal leastHours, Errors errors) {
        Particulars read = new ParticularsReading(form, leastHours, errors).particulars();
        return errors.hasErrors() ? Optional.empty() : Optional.of(read);
    }

    private Particulars particulars() {
        fields.optionalWords("need", form.needEn(), form.needFr(), TEXT);
        fields.optionalWords("prerequisites", form.prerequisitesEn(), form.prerequisitesFr(), TEXT);
        fields.optionalWords("authentic", form.authenticEn(), form.authenticFr(), TEXT);
        fields.optionalWords("stacking", form.stackingEn(), form.stackingFr(), TEXT);
        fields.optionalWords("renewal", form.renewalEn(), form.renewalFr(), TEXT);
        return new Particulars(
                Typed.words(form.needEn(), form.needFr()),
                fields.optionalChoice("delivery", form.delivery(), Delivery.class),
                Typed.words(form.prerequisitesEn(), form.prerequisitesFr()),
                mostHours(),
                fields.optionalChoice("assessor", form.assessor(), Assessor.class),
                Typed.words(form.authenticEn(), form.authenticFr()),
                Typed.words(form.stackingEn(), form.stackingFr()),
                Typed.words(form.renewalEn(), form.renewalFr()),
                quality(),
                partners());
    }

    private @Nullable BigDecimal mostHours() {
        fields.optionalNumber("mostHours", form.mostHours(), MOST_HOURS);
        BigDecimal most = Typed.number(form.mostHours()).orElse(null);
        if (most != null && (leastHours == null || most.compareTo(leastHours) <= 0)) {
            errors.rejectValue("mostHours", "microcredential.form.most-hours");
        }
        return most;
    }

    private @Nullable Quality quality() {
        fields.line("body", form.body(), NAME);
        fields.line("reference", form.reference(), NAME);
        Quality quality = new Quality(Typed.line(form.body()), Typed.line(form.reference()), nextReview());
        return quality.equals(new Quality(null, null, null)) ? null : quality;
    }

    private @Nullable LocalDate nextReview() {
        String typed = Typed.line(form.nextReview());
        try {
            return typed == null ? null : LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            errors.rejectValue("nextReview", "microcredential.form.date");
            return null;
        }
    }

    private List<Partner> partners() {
        List<PartnerForm> typed = form.partners();
        if (typed.size() > MOST_PARTNERS) {
            errors.rejectValue("partners", "microcredential.form.partners", new Object[] {MOST_PARTNERS}, null);
        }
        List<Partner> partners = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            partner(typed.get(i), "partners[" + i + "].").ifPresent(partner -> partners.add(partner));
        }
        return partners;
    }

    private Optional<Partner> partner(PartnerForm typed, String path) {
        String name = Typed.line(typed.name());
        fields.line(path + "name", name, NAME);
        if (name == null) {
            errors.rejectValue(path + "name", "microcredential.form.partner-name");
        }
        if (name != null && !names.add(name)) {
            errors.rejectValue(path + "name", "microcredential.form.partner-twice");
        }
        Partner.Kind kind = fields.choice(path + "kind", typed.kind(), Partner.Kind.class);
        List<Partner.Part> parts = typed.parts().stream()
                .flatMap(part -> Typed.choice(part, Partner.Part.class).stream())
                .toList();
        return name == null || kind == null ? Optional.empty() : Optional.of(new Partner(name, kind, parts));
    }
}

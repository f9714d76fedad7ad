package org.cairn.home.web;

import java.util.Locale;
import org.cairn.platform.Institution;
import org.jspecify.annotations.Nullable;

/** Whom to write to. */
record InstitutionPage(
        String name, @Nullable String email, @Nullable String website) {

    static InstitutionPage of(Institution institution, Locale locale) {
        return new InstitutionPage(
                institution.name().in(locale),
                institution.email(),
                institution.website() == null ? null : institution.website().toString());
    }
}

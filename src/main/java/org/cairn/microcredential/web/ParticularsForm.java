package org.cairn.microcredential.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.Particulars;
import org.cairn.microcredential.Particulars.Quality;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * What a draft says beside its rule, as typed.
 *
 * @param seen the hash of the definition that was on the page
 */
record ParticularsForm(
        @Nullable String seen,
        @Nullable String needEn,
        @Nullable String needFr,
        @Nullable String delivery,
        @Nullable String prerequisitesEn,
        @Nullable String prerequisitesFr,
        @Nullable String mostHours,
        @Nullable String assessor,
        @Nullable String authenticEn,
        @Nullable String authenticFr,
        @Nullable String stackingEn,
        @Nullable String stackingFr,
        @Nullable String renewalEn,
        @Nullable String renewalFr,
        @Nullable String body,
        @Nullable String reference,
        @Nullable String nextReview,
        @Nullable List<@Nullable PartnerForm> partners) {

    ParticularsForm {
        partners = partners == null
                ? List.of()
                : partners.stream().filter(Objects::nonNull).toList();
    }

    static ParticularsForm of(Definition definition) {
        Particulars said = definition.said();
        Quality quality = said.quality() == null ? new Quality(null, null, null) : said.quality();
        return new ParticularsForm(
                Frozen.of(definition).hash(),
                en(said.need()),
                fr(said.need()),
                name(said.delivery()),
                en(said.prerequisites()),
                fr(said.prerequisites()),
                Typed.plain(said.mostHours()),
                name(said.assessor()),
                en(said.authentic()),
                fr(said.authentic()),
                en(said.stacking()),
                fr(said.stacking()),
                en(said.renewal()),
                fr(said.renewal()),
                quality.body(),
                quality.reference(),
                quality.nextReview() == null ? null : quality.nextReview().toString(),
                said.partners().stream().map(PartnerForm::of).toList());
    }

    /** The form after one of its add and remove buttons, with everything else as typed. */
    ParticularsForm changed(String change) {
        List<PartnerForm> others = new ArrayList<>(partners);
        if (change.equals("add-partner")) {
            others.add(PartnerForm.empty());
        } else if (change.matches("remove-partner-\\d{1,2}")) {
            int index = Integer.parseInt(change.substring("remove-partner-".length()));
            if (index < others.size()) {
                others.remove(index);
            }
        }
        return new ParticularsForm(
                seen,
                needEn,
                needFr,
                delivery,
                prerequisitesEn,
                prerequisitesFr,
                mostHours,
                assessor,
                authenticEn,
                authenticFr,
                stackingEn,
                stackingFr,
                renewalEn,
                renewalFr,
                body,
                reference,
                nextReview,
                List.copyOf(others));
    }

    private static @Nullable String en(@Nullable Bilingual words) {
        return words == null ? null : words.en();
    }

    private static @Nullable String fr(@Nullable Bilingual words) {
        return words == null ? null : words.fr();
    }

    private static @Nullable String name(@Nullable Enum<?> choice) {
        return choice == null ? null : choice.name();
    }
}

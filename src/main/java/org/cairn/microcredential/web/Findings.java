package org.cairn.microcredential.web;

import java.util.List;
import java.util.Locale;
import org.cairn.microcredential.Predicate;
import org.cairn.microcredential.Profile;
import org.cairn.microcredential.Profile.Check;
import org.cairn.microcredential.Profile.Finding;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/** What the institution's profile finds missing, and where to say it. */
record Findings(String profile, String source, int year, List<Line> blocking, List<Line> advice, List<Line> elsewhere) {

    /**
     * One clause.
     *
     * @param about the competencies or partners it is missing from
     * @param where the address of the field below the version's, or null where it is none of its fields
     */
    record Line(
            String id,
            String clause,
            String fix,
            List<String> about,
            @Nullable String where) {}

    static Findings of(Profile profile, List<Finding> findings, Locale locale) {
        return new Findings(
                profile.title().in(locale),
                profile.source().in(locale),
                profile.year(),
                findings.stream()
                        .filter(Finding::blocks)
                        .map(finding -> line(finding, locale))
                        .toList(),
                findings.stream()
                        .filter(finding -> !finding.blocks())
                        .map(finding -> line(finding, locale))
                        .toList(),
                profile.elsewhere().stream()
                        .map(check -> line(check, List.of(), locale))
                        .toList());
    }

    public boolean blocks() {
        return !blocking.isEmpty();
    }

    private static Line line(Finding finding, Locale locale) {
        return line(finding.check(), finding.about(), locale);
    }

    private static Line line(Check check, List<Bilingual> about, Locale locale) {
        return new Line(
                check.id(),
                check.clause().in(locale),
                check.fix().in(locale),
                about.stream().map(words -> words.in(locale)).toList(),
                where(check.predicate()));
    }

    private static @Nullable String where(Predicate predicate) {
        return switch (predicate) {
            case STATED, SEEN_BY_CRITERIA -> "/edit/competencies#competencies";
            case TRANSLATED -> "/edit/describe#titleFr";
            case HOURS -> "/edit/describe#hours";
            case CREDIT -> "/edit/describe#creditValue";
            case NEED -> "/edit/particulars#needEn";
            case DELIVERY -> "/edit/particulars#delivery";
            case PREREQUISITES -> "/edit/particulars#prerequisitesEn";
            case ASSESSOR -> "/edit/particulars#assessor";
            case AUTHENTIC -> "/edit/particulars#authenticEn";
            case STACKING -> "/edit/particulars#stackingEn";
            case RENEWAL -> "/edit/particulars#renewalEn";
            case APPROVAL_BODY -> "/edit/particulars#body";
            case NEXT_REVIEW -> "/edit/particulars#nextReview";
            case PARTNER -> "/edit/particulars#partners";
            case CONFIRMED, CONSENT -> "/partners";
            case MAPPED, ON_CREDENTIAL -> null;
        };
    }
}

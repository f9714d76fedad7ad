package org.cairn.home.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.award.Award;
import org.cairn.home.web.PathPage.Assumption;
import org.cairn.home.web.PathPage.Awarded;
import org.cairn.home.web.PathPage.Competency;
import org.cairn.home.web.PathPage.Facts;
import org.cairn.home.web.PathPage.MissingActivity;
import org.cairn.microcredential.CreditType;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;

/** Page records of every kind of learner, in both languages. */
final class Samples {

    static final Instant READ_AT = Instant.parse("2026-03-14T21:32:00Z");
    static final Freshness READ_TODAY = new Freshness(READ_AT, false, false);
    static final String COURSE_MAP = "5b0f6f0e-54f5-4a0e-9f0b-0c7a51d5a001";

    private Samples() {}

    static Visitor visitor(Role role, Locale locale) {
        return new Visitor(
                new LaunchId(UUID.fromString("11111111-1111-4111-8111-111111111111")),
                new InstitutionId(UUID.randomUUID()),
                new CourseId(UUID.randomUUID()),
                new PersonId(UUID.randomUUID()),
                Set.of(role),
                locale);
    }

    static PathPage page(Locale locale, List<Competency> competencies, List<MissingActivity> missing) {
        return page(locale, competencies, missing, null);
    }

    static PathPage page(
            Locale locale, List<Competency> competencies, List<MissingActivity> missing, @Nullable Awarded awarded) {
        boolean french = french(locale);
        return new PathPage(
                COURSE_MAP,
                french ? "Protection contre les chutes sur les chantiers" : "Fall Protection for Construction Sites",
                french ? "Collège Coast Range" : "Coast Range College",
                new Facts(
                        new BigDecimal("24.00"),
                        CreditType.NON_CREDIT,
                        null,
                        french ? "Compétent" : "Proficient",
                        french ? "Français" : "English"),
                competencies,
                competencies.size(),
                missing,
                competencies.stream().allMatch(competency -> competency.state() == Status.MET),
                awarded);
    }

    /** One met, one almost, one not assessed: the picture everybody knows. */
    static PathPage underWay(Locale locale) {
        return page(
                locale,
                List.of(
                        competency(locale, 0, Status.MET, "0.84", 2, 2),
                        competency(locale, 1, Status.NEAR, "0.6899", 2, 3),
                        competency(locale, 2, Status.NOT_ASSESSED, null, 0, 2)),
                missing(locale, 3));
    }

    static PathPage nothingGraded(Locale locale) {
        return page(
                locale,
                List.of(
                        competency(locale, 0, Status.NOT_ASSESSED, null, 0, 2),
                        competency(locale, 1, Status.NOT_ASSESSED, null, 0, 3),
                        competency(locale, 2, Status.NOT_ASSESSED, null, 0, 2)),
                missing(locale, 3));
    }

    static PathPage aZero(Locale locale) {
        return page(
                locale,
                List.of(
                        competency(locale, 0, Status.IN_PROGRESS, "0", 1, 2),
                        competency(locale, 1, Status.UNREACHABLE, "0.21", 2, 3),
                        competency(locale, 2, Status.NOT_ASSESSED, null, 0, 2)),
                missing(locale, 7));
    }

    static PathPage awarded(Locale locale) {
        return page(
                locale,
                List.of(
                        competency(locale, 0, Status.MET, "0.84", 2, 2),
                        competency(locale, 1, Status.MET, "0.75", 3, 3),
                        competency(locale, 2, Status.MET, "1", 2, 2)),
                List.of(),
                new Awarded("77777777-7777-4777-8777-777777777777", READ_AT, Award.State.ISSUED, false, null));
    }

    static PathPage twelve(Locale locale) {
        List<Competency> competencies = new ArrayList<>();
        Status[] states = {Status.MET, Status.IN_PROGRESS, Status.NEAR, Status.NOT_ASSESSED};
        String[] shares = {"0.91", "0.4", "0.72", null};
        for (int i = 0; i < 12; i++) {
            competencies.add(new Competency(
                    "c" + i,
                    (i + 1)
                            + ". Demonstrates, under supervision and within the limits of the applicable regulation, the"
                            + " safe handling of Donaudampfschifffahrtsgesellschaftskapitänsmützen",
                    states[i % 4],
                    shares[i % 4] == null ? null : new BigDecimal(shares[i % 4]),
                    new BigDecimal("0.75"),
                    shares[i % 4] == null ? 0 : 2,
                    3,
                    null));
        }
        return page(locale, competencies, missing(locale, 9));
    }

    static Competency competency(
            Locale locale, int index, Status state, @Nullable String share, int assessed, int activities) {
        List<String> titles = french(locale)
                ? List.of(
                        "Planifier la protection contre les chutes",
                        "Inspecter et ajuster l’équipement",
                        "Intervenir après une chute")
                : List.of("Plan fall protection", "Inspect and fit equipment", "Respond to a fall");
        return new Competency(
                "00000000-0000-4000-8000-00000000000" + index,
                titles.get(index),
                state,
                share == null ? null : new BigDecimal(share),
                new BigDecimal("0.75"),
                assessed,
                activities,
                state == Status.MET ? french(locale) ? "Compétent" : "Proficient" : null);
    }

    static List<MissingActivity> missing(Locale locale, int count) {
        boolean french = french(locale);
        List<MissingActivity> missing = new ArrayList<>(List.of(
                new MissingActivity(
                        french ? "Démonstration : ajuster et régler" : "Fit and adjust demonstration",
                        "a1",
                        new BigDecimal("41"),
                        new BigDecimal("50"),
                        false,
                        List.of(french ? "Inspecter et ajuster l’équipement" : "Inspect and fit equipment"),
                        List.of()),
                new MissingActivity(
                        french ? "Exercice de sauvetage observé" : "Rescue drill, observed",
                        "a2",
                        new BigDecimal("40"),
                        new BigDecimal("50"),
                        true,
                        List.of(french ? "Intervenir après une chute" : "Respond to a fall"),
                        List.of()),
                new MissingActivity(
                        french ? "Exposé du plan de sauvetage" : "Rescue plan briefing",
                        null,
                        new BigDecimal("6.9901"),
                        new BigDecimal("10"),
                        false,
                        List.of(french ? "Intervenir après une chute" : "Respond to a fall"),
                        List.of(new Assumption(
                                french ? "Exercice de sauvetage" : "Rescue drill",
                                new BigDecimal("40"),
                                new BigDecimal("50"))))));
        for (int i = 3; i < count; i++) {
            missing.add(new MissingActivity(
                    "Quiz " + i,
                    "a" + i,
                    i % 2 == 0 ? BigDecimal.ZERO : null,
                    BigDecimal.TEN,
                    false,
                    List.of("Plan"),
                    List.of()));
        }
        return missing;
    }

    static boolean french(Locale locale) {
        return locale.getLanguage().equals("fr");
    }
}

package org.cairn.home.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.award.Award;
import org.cairn.home.web.TeachPage.Began;
import org.cairn.home.web.TeachPage.Cell;
import org.cairn.home.web.TeachPage.Column;
import org.cairn.home.web.TeachPage.Draft;
import org.cairn.home.web.TeachPage.Held;
import org.cairn.home.web.TeachPage.Offer;
import org.cairn.home.web.TeachPage.Row;
import org.cairn.home.web.TeachPage.Step;
import org.cairn.privacy.CollectionNotice;
import org.cairn.shared.Bilingual;
import org.cairn.shared.Role;
import org.cairn.testing.Pages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is on the pages of home, in both languages, rendered from the templates themselves. */
class HomePagesTests {

    private static final Instant LATER = Instant.parse("2029-03-14T21:32:00Z");

    private static final String LAUNCHED = "/l/11111111-1111-4111-8111-111111111111";
    private static final InstitutionPage COLLEGE =
            new InstitutionPage("Coast Range College", "access@coast-range.example", null);

    private final Pages pages = new Pages();

    @Test
    void thePathSaysFirstWhereTheLearnerStands() {
        String page = text(path("path", Locale.CANADA, Samples.underWay(Locale.CANADA), Samples.READ_TODAY));

        assertThat(page)
                .contains("1 of 3 competencies met. One more is close: a single mark can complete it.")
                .contains("Micro-credential · Coast Range College")
                .contains("24 hours Non-credit Level: Proficient English")
                .contains("2 of 2 activities assessed, 84%, need 75%. Why? Plan fall protection")
                .contains("0 of 2 activities assessed, need 75%.")
                .contains("Results read at 2:32 p.m.");
    }

    @Test
    void aShareBelowTheThresholdIsNeverShownAsTheThreshold() {
        assertThat(text(path("path", Locale.CANADA, Samples.underWay(Locale.CANADA), Samples.READ_TODAY)))
                .contains("2 of 3 activities assessed, 68%, need 75%.");
    }

    @Test
    void whatIsMissingIsInTheActivitysOwnUnitAndRoundedUp() {
        String page = text(path("path", Locale.CANADA, Samples.underWay(Locale.CANADA), Samples.READ_TODAY));

        assertThat(page)
                .contains("Fit and adjust demonstration Needs at least 41 of 50 Inspect and fit equipment")
                .contains("Rescue drill, observed Needs at least 40 of 50 Required · Respond to a fall")
                .contains(
                        "Rescue plan briefing Needs at least 7 of 10 Respond to a fall · if Rescue drill is 40 of 50");
    }

    @Test
    void thePathSpeaksFrench() {
        String page =
                text(path("path-fr", Locale.CANADA_FRENCH, Samples.underWay(Locale.CANADA_FRENCH), Samples.READ_TODAY));

        assertThat(page)
                .contains("1 compétence sur 3 atteinte. Une autre est toute proche : une seule note peut suffire.")
                .contains("2 activités sur 2 évaluées, 84 %, seuil : 75 %. Pourquoi ?")
                .contains("0 activité sur 2 évaluée, seuil : 75 %.")
                .contains("Il faut au moins 6,99 sur 10".replace("6,99", "7"))
                .contains("Résultats lus à 14 h 32");
    }

    @Test
    void theStonesAreOnePictureWithOneText() {
        assertThat(path("path", Locale.CANADA, Samples.underWay(Locale.CANADA), Samples.READ_TODAY))
                .containsOnlyOnce("role=\"img\"")
                .contains("aria-label=\"Competencies: 1 of 3 met, 1 almost met, 1 not assessed yet\"");
    }

    @Test
    void nothingGradedIsNotAFailure() {
        assertThat(text(path(
                        "path-nothing",
                        Locale.CANADA,
                        Samples.nothingGraded(Locale.CANADA),
                        new Freshness(null, false, false))))
                .contains("0 of 3 competencies met. Nothing is assessed yet. Your first mark fills the first stone.")
                .contains("Results have not been read yet")
                .doesNotContain("0%");
    }

    @Test
    void aZeroIsAMark() {
        String page = path(
                "path-zero", Locale.CANADA, Samples.aZero(Locale.CANADA), new Freshness(Samples.READ_AT, false, true));

        assertThat(text(page))
                .contains("1 of 2 activities assessed, 0%, need 75%.")
                .contains("Cannot be reached", "A person can still decide otherwise")
                .contains("Your LMS did not answer.")
                .contains("Show all 7");
    }

    @Test
    void anAwardLeadsToTheCredential() {
        String page = path("path-awarded", Locale.CANADA, Samples.awarded(Locale.CANADA), Samples.READ_TODAY);

        assertThat(text(page)).contains("3 of 3 competencies met. Awarded on 14 March 2026.");
        assertThat(page)
                .contains("href=\"" + LAUNCHED + "/credentials/77777777-7777-4777-8777-777777777777\"")
                .doesNotContain("id=\"missing\"");
    }

    @Test
    void whatEndsSaysWhenAndWhatCountsToRenewIt() {
        assertThat(text(path(
                        "path-ending",
                        Locale.CANADA,
                        ending(Locale.CANADA, Award.State.ISSUED, false),
                        Samples.READ_TODAY)))
                .contains("3 of 3 competencies met. Awarded on 14 March 2026.")
                .contains(
                        "Your credential ends on 14 March 2029. Work graded from 14 September 2028 counts for renewal")
                .doesNotContain("shown again");
        assertThat(text(path(
                        "path-renewing",
                        Locale.CANADA,
                        ending(Locale.CANADA, Award.State.ISSUED, true),
                        Samples.READ_TODAY)))
                .contains("1 of 3 competencies are shown again.", "What is missing for it");
        assertThat(text(path(
                        "path-expired-fr",
                        Locale.CANADA_FRENCH,
                        ending(Locale.CANADA_FRENCH, Award.State.EXPIRED, true),
                        Samples.READ_TODAY)))
                .contains("Elle est arrivée à échéance le 14 mars 2029.")
                .contains("1 compétences sur 3 sont démontrées de nouveau.", "Ouvrir mon attestation");
    }

    private static PathPage ending(Locale locale, Award.State state, boolean open) {
        PathPage again = Samples.underWay(locale);
        return Samples.page(
                locale,
                Samples.awarded(locale).competencies(),
                List.of(),
                new PathPage.Awarded(
                        "77777777-7777-4777-8777-777777777777",
                        Samples.READ_AT,
                        state,
                        false,
                        new PathPage.Renewal(
                                Instant.parse("2028-09-14T21:32:00Z"),
                                LATER,
                                open,
                                open ? again.competencies() : List.of(),
                                open ? again.missing() : List.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void twelveCompetenciesWithLongNamesFit(String language) {
        Locale locale = language.equals("fr") ? Locale.CANADA_FRENCH : Locale.CANADA;

        assertThat(text(path(
                        "path-twelve-" + language,
                        locale,
                        Samples.twelve(locale),
                        new Freshness(Samples.READ_AT.minusSeconds(86_400), true, false))))
                .contains(
                        language.equals("fr")
                                ? "Lecture des résultats de votre plateforme"
                                : "Reading the results from your LMS");
    }

    @Test
    void whereNotAllAreNeededThePathSaysHowMany() {
        PathPage all = Samples.underWay(Locale.CANADA);
        PathPage two = new PathPage(
                all.id(), all.title(), all.issuer(), all.facts(), all.competencies(), 2, all.missing(), false, null);

        assertThat(text(path("path-choice", Locale.CANADA, two, Samples.READ_TODAY)))
                .contains("2 of these 3 are needed.");
        assertThat(text(path("path", Locale.CANADA, all, Samples.READ_TODAY))).doesNotContain("are needed.");
    }

    @Test
    void aCourseWithSeveralShowsEachAsACairn() {
        List<PathPage> several = List.of(Samples.underWay(Locale.CANADA), Samples.awarded(Locale.CANADA));

        assertThat(text(render("paths", "home/paths", Role.LEARNER, Locale.CANADA, Map.of("pages", several))))
                .contains("This course leads to 2 micro-credentials.", "Awarded", "1 of 3 competencies met.");
    }

    @Test
    void aCourseWithoutAnySaysWhatComes() {
        assertThat(text(render("paths-none", "home/paths", Role.LEARNER, Locale.CANADA, Map.of("pages", List.of()))))
                .contains("This course offers no micro-credential yet")
                .doesNotContain("Refresh");
    }

    @Test
    void anAwardThatIsBeingSignedSaysSo() {
        PathPage signing = Samples.page(
                Locale.CANADA,
                Samples.awarded(Locale.CANADA).competencies(),
                List.of(),
                new PathPage.Awarded(null, Samples.READ_AT, Award.State.ISSUED, false, null));

        assertThat(path("path-signing", Locale.CANADA, signing, Samples.READ_TODAY))
                .contains("It is being signed")
                .doesNotContain("/credentials/");
    }

    @Test
    void whyTellsEachStepAndShowsTheSum() {
        for (Locale locale : List.of(Locale.CANADA, Locale.CANADA_FRENCH)) {
            String page = text(render(
                    "why-" + locale.getLanguage(), "home/why", Role.LEARNER, locale, Map.of("page", why(locale))));
            assertThat(page)
                    .contains("(76 + 60 + 2 × 82) ÷ 4 = 75")
                    .contains("Rescue drill is required and not graded yet.");
        }
    }

    @Test
    void theOverviewCountsEveryLearnerOnce() {
        String page = text(teach("teach", Locale.CANADA, offered()));

        assertThat(page)
                .contains("1 of 6 learners meets every competency. One micro-credential is awarded.")
                .contains("3 met · 1 almost met · 1 in progress · 1 not assessed yet")
                .contains("Name withheld 1f0a9c")
                .contains("One ends soon or has ended, and can be renewed.")
                .contains("Expired ended on 14 March 2029 can be renewed now", "Awarded until 14 March 2029")
                .contains("No longer enrolled")
                .contains("Anaïs Côté Began with course map 1, version 1", "not asked", "1 of 2 met");
        teach("teach-fr", Locale.CANADA_FRENCH, offered());
    }

    @Test
    void theClassPageSaysWhoNeedsWhat() {
        for (Locale locale : List.of(Locale.CANADA, Locale.CANADA_FRENCH)) {
            String name = "class-" + locale.getLanguage();
            String page = text(render(name, "home/class", Role.INSTRUCTOR, locale, Map.of("page", aClass(locale))));
            assertThat(page).contains("Noémie Tremblay-Okafor", "1f0a9c", "Fits the harness");
            if (locale.equals(Locale.CANADA)) {
                assertThat(page)
                        .contains("2 of 3 learners with marks are below at one criterion: “Fits the harness”.")
                        .contains("The last step")
                        .contains("at least 41 of 50")
                        .contains("One has not begun");
            }
        }
        ClassPage nobody = new ClassPage(Samples.COURSE_MAP, "T", 0, List.of(), List.of(), List.of(), List.of());
        assertThat(text(render("class-empty", "home/class", Role.INSTRUCTOR, Locale.CANADA, Map.of("page", nobody))))
                .contains("Nobody is here yet");
    }

    @Test
    void theSampleLearnerIsSaidToBeMadeUpAndLeadsNowhere() {
        for (Locale locale : List.of(Locale.CANADA, Locale.CANADA_FRENCH)) {
            String page = render(
                    "sample-" + locale.getLanguage(),
                    "home/sample",
                    Role.INSTRUCTOR,
                    locale,
                    Map.of(
                            "page",
                            Samples.underWay(locale),
                            "stage",
                            SampleLearner.Stage.MIDWAY,
                            "stages",
                            SampleLearner.Stage.values()));
            assertThat(page)
                    .doesNotContain("/path/" + Samples.COURSE_MAP + "/competencies", "/refresh")
                    .contains("sample?stage=ALMOST");
        }
    }

    private static ClassPage aClass(Locale locale) {
        BigDecimal threshold = new BigDecimal("0.75");
        ClassPage.Gap gap = new ClassPage.Gap(
                "Inspect and fit equipment",
                new BigDecimal("0.68"),
                threshold,
                List.of(new PathPage.MissingActivity(
                        "Rescue drill", null, new BigDecimal("41"), new BigDecimal("50"), true, List.of(), List.of())));
        return new ClassPage(
                Samples.COURSE_MAP,
                Samples.underWay(locale).title(),
                5,
                List.of(
                        new ClassPage.Learner("p", "Noémie Tremblay-Okafor", "2001", true, List.of(gap)),
                        new ClassPage.Learner("p", null, "1f0a9c", false, List.of(gap))),
                List.of(new ClassPage.Learner("p", "Ngozi Adébáyọ̀", "2003", false, List.of(gap))),
                List.of(new ClassPage.Learner("p", "Tove Ålesund-Nuñez", "2004", false, List.of())),
                List.of(
                        new ClassPage.CriterionRow(
                                "Fits the harness",
                                "Inspect and fit equipment",
                                true,
                                3,
                                2,
                                new BigDecimal("0.6833"),
                                threshold),
                        new ClassPage.CriterionRow("Sees the hazards", "Plan", false, 0, 0, null, threshold)));
    }

    @Test
    void anEmptyCourseSaysWhatToDoNext() {
        String page = teach("teach-empty", Locale.CANADA, empty());

        assertThat(text(page)).contains("Four steps, and your learners see their path.", "Make an activity");
        assertThat(page)
                .contains("href=\"" + LAUNCHED + "/teach/activities\"")
                .contains("aria-current=\"page\"")
                .contains("aria-current=\"step\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"home/privacy", "home/barrier", "home/guest"})
    void everybodyInACourseMayAsk(String template) {
        for (Locale locale : List.of(Locale.CANADA, Locale.CANADA_FRENCH)) {
            render(
                    template.replace('/', '-') + "-" + locale.getLanguage(),
                    template,
                    Role.MENTOR,
                    locale,
                    Map.of("institution", COLLEGE, "notice", NoticeWords.OF_CAIRN));
        }
    }

    @Test
    void whatAnInstitutionSaysOfWhyItCollectsStandsInThePlaceOfOurWords() {
        CollectionNotice notice = new CollectionNotice(
                new Bilingual("To train riggers <safely>.", "Pour former des gréeurs."),
                null,
                new Bilingual("Ask the privacy office.", "Écrivez au bureau."),
                3);
        Map<Locale, String> said = new HashMap<>();
        for (Locale locale : List.of(Locale.CANADA, Locale.CANADA_FRENCH)) {
            said.put(
                    locale,
                    render(
                            "home-privacy-own-" + locale.getLanguage(),
                            "home/privacy",
                            Role.LEARNER,
                            locale,
                            Map.of("institution", COLLEGE, "notice", NoticeWords.of(notice, locale))));
        }

        assertThat(said.get(Locale.CANADA))
                .contains("To train riggers &lt;safely&gt;.", "section 26(c)", "Ask the privacy office.")
                .doesNotContain("To show you what you have achieved and what is missing");
        assertThat(said.get(Locale.CANADA_FRENCH)).contains("Pour former des gréeurs.", "Écrivez au bureau.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"home/doors", "home/start", "home/privacy-open", "home/barrier-open"})
    void thePublicPagesAreOpen(String template) {
        for (Locale locale : List.of(Locale.CANADA, Locale.CANADA_FRENCH)) {
            String page = pages.render(
                    template.replace('/', '-') + "-" + locale.getLanguage(),
                    template,
                    "/",
                    locale,
                    Map.of(
                            "sandbox",
                            "http://127.0.0.1:8081",
                            "institutions",
                            List.of(COLLEGE),
                            "trial",
                            true,
                            "notice",
                            NoticeWords.OF_CAIRN));
            assertThat(page).doesNotContain("??");
        }
    }

    private String path(String name, Locale locale, PathPage page, Freshness freshness) {
        return render(name, "home/path", Role.LEARNER, locale, Map.of("page", page, "freshness", freshness));
    }

    @Test
    void whatWaitsForAnAssessorIsSaidFirst() {
        assertThat(waiting(Locale.CANADA, 1)).contains("Something that a learner handed in waits to be judged.");
        assertThat(waiting(Locale.CANADA_FRENCH, 12)).contains("12 remises attendent d’être jugées.");
        assertThat(waiting(Locale.CANADA, 0)).doesNotContain("handed in");
    }

    @Test
    void whatIsToBeDecidedIsSaidToo() {
        assertThat(undecided(Locale.CANADA, 1)).contains("Something about an award waits for your decision.");
        assertThat(undecided(Locale.CANADA_FRENCH, 12)).contains("12 choses au sujet d’attributions attendent");
        assertThat(undecided(Locale.CANADA, 0)).doesNotContain("your decision");
    }

    private String undecided(Locale locale, int undecided) {
        return text(render(
                "teach-undecided-" + locale.getLanguage(),
                "home/teach",
                Role.INSTRUCTOR,
                locale,
                Map.of("page", offered(), "waiting", 0, "undecided", undecided)));
    }

    private String waiting(Locale locale, int waiting) {
        return text(render(
                "teach-waiting-" + locale.getLanguage(),
                "home/teach",
                Role.INSTRUCTOR,
                locale,
                Map.of("page", offered(), "waiting", waiting)));
    }

    private String teach(String name, Locale locale, TeachPage page) {
        return render(name, "home/teach", Role.INSTRUCTOR, locale, Map.of("page", page, "waiting", 0));
    }

    private String render(String name, String template, Role role, Locale locale, Map<String, ?> model) {
        Map<String, Object> all = new HashMap<>(
                Map.of("visitor", Samples.visitor(role, locale), "base", LAUNCHED, "freshness", Samples.READ_TODAY));
        all.putAll(model);
        String path = role == Role.INSTRUCTOR ? LAUNCHED + "/teach" : LAUNCHED + "/path";
        String page = pages.render(name, template, path, locale, all);
        assertThat(page).doesNotContain("??", " th:", "style=\"").containsOnlyOnce("<h1");
        return page;
    }

    /** What is read, without markup and with single spaces. */
    private static String text(String page) {
        return page.replaceAll("(?s)<(script|style|title).*?</\\1>", "")
                .replaceAll("<(?!/?b>)[^>]*>", " ")
                .replaceAll("</?b>", "")
                .replaceAll("[\\s\\u00a0]+", " ")
                .replaceAll(" ([,.·])", "$1")
                .replace("·", " · ")
                .replaceAll(" +", " ");
    }

    private static WhyPage why(Locale locale) {
        return new WhyPage(
                Samples.COURSE_MAP,
                "Fall Protection for Construction Sites",
                Samples.competency(locale, 1, Status.NEAR, "0.75", 3, 4),
                "Inspect, fit and adjust a full-body harness and lanyard, according to CSA Z259.",
                List.of(
                        "Harness inspection: 19 of 25, which is 76%. It counts with weight 1.",
                        "Equipment log: 12 of 20, which is 60%. It counts with weight 1.",
                        "Fit and adjust demonstration: 41 of 50, which is 82%. It counts with weight 2.",
                        "Rescue drill is required and not graded yet. That is not a zero: the competency waits for it.",
                        "The weighted mean of what counts is 75%.",
                        "The threshold is 75%. 75% reaches it.",
                        "So the competency is almost met: one activity is missing."),
                "(76 + 60 + 2 × 82) ÷ 4 = 75");
    }

    private static TeachPage offered() {
        Cell met = new Cell(Status.MET, new BigDecimal("0.84"));
        Cell near = new Cell(Status.NEAR, new BigDecimal("0.68"));
        Cell begun = new Cell(Status.IN_PROGRESS, new BigDecimal("0.4"));
        Cell nothing = new Cell(Status.NOT_ASSESSED, null);
        List<Row> rows = List.of(
                row(
                        "Noémie Tremblay-Okafor",
                        "2001",
                        List.of(met, near, nothing),
                        new Held(Award.State.EXPIRED, LATER, true),
                        null),
                row(
                        "Siobhán O’Dálaigh",
                        "2002",
                        List.of(met, met, met),
                        new Held(Award.State.ISSUED, LATER, false),
                        null),
                row(null, "1f0a9c", List.of(near, begun, nothing), null, null),
                new Row(
                        "p",
                        "María Fernanda Guadalupe de los Ángeles Villanueva y Ruiz de Castañeda",
                        "2006",
                        false,
                        List.of(begun, nothing, nothing),
                        0,
                        3,
                        null,
                        null),
                row("Anaïs Côté", "2005", List.of(met, near, Cell.NOT_ASKED), null, new Began(1, 1)),
                row("Marlene Qʷəl̓tənaʔɬ", "2007", List.of(nothing, nothing, nothing), null, null));
        List<String> titles = List.of("Plan fall protection", "Inspect and fit equipment", "Respond to a fall");
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            int index = i;
            columns.add(new Column(
                    titles.get(i),
                    new BigDecimal("0.75"),
                    Overview.counts(rows.stream()
                            .map(row -> row.cells().get(index).state())
                            .filter(Objects::nonNull)
                            .toList())));
        }
        return new TeachPage(
                "FALL-1010 Fall Protection",
                List.of(new Offer(
                        Samples.COURSE_MAP, "v1", "Fall Protection for Construction Sites", 2, columns, rows, 1)),
                List.of(new Draft("v2", "Food Safety in Community Kitchens", 1, "m2")),
                List.of());
    }

    private static Row row(
            @Nullable String name, String subject, List<Cell> cells, @Nullable Held held, @Nullable Began began) {
        List<Cell> asked = cells.stream().filter(cell -> cell.state() != null).toList();
        int met =
                (int) asked.stream().filter(cell -> cell.state() == Status.MET).count();
        return new Row("p", name, subject, true, cells, met, asked.size(), held, began);
    }

    private static TeachPage empty() {
        return new TeachPage(
                "FALL-1010 Fall Protection",
                List.of(),
                List.of(new Draft("v1", "Fall Protection for Construction Sites", 1, null)),
                List.of(
                        new Step("template", "/teach/microcredentials", true, false),
                        new Step("activities", "/teach/activities", false, true),
                        new Step("map", "/teach/microcredentials", false, false),
                        new Step("publish", "/teach/microcredentials", false, false)));
    }
}

package org.cairn.privacy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.audit.Actor;
import org.cairn.course.PlatformPerson;
import org.cairn.course.PlatformPersons;
import org.cairn.platform.Institution;
import org.cairn.platform.Offices;
import org.cairn.platform.Platforms;
import org.cairn.platform.Registration;
import org.cairn.platform.RegistrationId;
import org.cairn.privacy.CollectionNotice;
import org.cairn.privacy.CollectionNotices;
import org.cairn.privacy.Erasure;
import org.cairn.privacy.Erasures;
import org.cairn.privacy.Exports;
import org.cairn.shared.Bilingual;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.Desk;
import org.cairn.testing.Pages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.ModelAndView;

class PrivacyPagesTests {

    private static final Pages PAGES = new Pages();
    private static final String EVIL = "\"><script>alert(1)</script>";
    private static final Instant NOW = Instant.parse("2026-03-14T21:32:00Z");
    private static final Instant IN_A_YEAR = Instant.parse("2027-03-14T21:32:00Z");
    private static final InstitutionId COLLEGE = new InstitutionId(UUID.randomUUID());
    private static final RegistrationId MOODLE = new RegistrationId(UUID.randomUUID());
    private static final PersonId PERSON = new PersonId(UUID.randomUUID());

    private final Erasures erasures = mock(Erasures.class);
    private final Exports exports = mock(Exports.class);
    private final Platforms platforms = mock(Platforms.class);
    private final PlatformPersons persons = mock(PlatformPersons.class);
    private final PrivacyController admin =
            new PrivacyController(exports, erasures, new PrivacyDesk(platforms, persons), new Offices(platforms));

    @TempDir
    private Path folder;

    static Stream<Locale> languages() {
        return Stream.of(Locale.CANADA, Locale.CANADA_FRENCH);
    }

    @BeforeEach
    void college() {
        Institution college = mock(Institution.class);
        when(college.id()).thenReturn(COLLEGE);
        when(college.name()).thenReturn(new Bilingual("College", "Collège"));
        when(platforms.institutions()).thenReturn(List.of(college));
        Registration moodle = mock(Registration.class);
        when(moodle.id()).thenReturn(MOODLE);
        when(moodle.institution()).thenReturn(COLLEGE);
        when(moodle.name()).thenReturn("Moodle " + EVIL);
        when(platforms.registrations()).thenReturn(List.of(moodle));
        PlatformPerson zoe = new PlatformPerson(
                PERSON, MOODLE, "4711", Optional.of("Zoë " + EVIL), List.of("Working at heights " + EVIL));
        when(persons.withSubject(MOODLE, "4711")).thenReturn(List.of(zoe));
        when(persons.withNumber(MOODLE, "4711")).thenReturn(List.of(zoe));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aLearnerTakesEverythingAlongAndTheFileIsGoneThen(Locale locale) throws IOException {
        Path file = Files.writeString(folder.resolve("data.zip"), "PK");
        when(exports.write(eq(COLLEGE), eq(PERSON), any())).thenReturn(file);

        assertThat(desk(locale, Role.LEARNER).get("/your-data"))
                .hasStatusOk()
                .bodyText()
                .contains("/your-data/file", "/your-data/erase")
                .doesNotContain("??");
        assertThat(desk(locale, Role.LEARNER).post("/your-data/file"))
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"cairn-data.zip\"")
                .bodyText()
                .isEqualTo("PK");
        assertThat(file).doesNotExist();
        assertThat(desk(locale, Role.INSTRUCTOR).get("/your-data")).hasStatus(403);
        assertThat(desk(locale, Role.INSTRUCTOR).post("/your-data/erase", "understood", "true"))
                .hasStatus(403);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whatGoesIsSaidAndNothingGoesWithoutAWord(Locale locale) {
        when(erasures.keptUntil(PERSON)).thenReturn(Optional.of(IN_A_YEAR));

        assertThat(desk(locale, Role.LEARNER).get("/your-data/erase"))
                .hasStatusOk()
                .bodyText()
                .contains("2027", "31")
                .doesNotContain("??", "is-invalid");
        assertThat(desk(locale, Role.LEARNER).post("/your-data/erase"))
                .hasStatus(422)
                .bodyText()
                .contains("is-invalid", "understood-error")
                .doesNotContain("??");
        verify(erasures, never()).erase(any());

        when(erasures.erase(any())).thenReturn(erasure(IN_A_YEAR, null, null));
        assertThat(desk(locale, Role.LEARNER).post("/your-data/erase", "understood", "true"))
                .hasStatusOk()
                .bodyText()
                .contains("E-7GQ291XKM4", "2027")
                .doesNotContain("??");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whereNoDecisionWasMadeNothingIsSealed(Locale locale) {
        when(erasures.keptUntil(PERSON)).thenReturn(Optional.empty());
        when(erasures.erase(any())).thenReturn(erasure(null, null, null));

        assertThat(desk(locale, Role.LEARNER).get("/your-data/erase"))
                .bodyText()
                .doesNotContain("2027", "??");
        assertThat(desk(locale, Role.LEARNER).post("/your-data/erase", "understood", "true"))
                .bodyText()
                .doesNotContain("E-7GQ291XKM4", "??");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void anAdministratorFindsSomebodyByIdAloneAndSaysWhoHasAsked(Locale locale) {
        Erasure kept = erasure(IN_A_YEAR, "By a letter. " + EVIL, null);
        when(erasures.newest(eq(COLLEGE), anyInt())).thenReturn(List.of(kept, erasure(IN_A_YEAR, null, NOW)));

        String found = page(admin.show(null, " 4711 ", locale), null, locale);
        assertThat(found)
                .contains(
                        "Zoë",
                        "/admin/privacy/persons/" + PERSON + "/erase",
                        "/" + kept.id() + "/record",
                        "By a letter.")
                .doesNotContain("??", "<script>alert")
                .containsOnlyOnce("/" + kept.id() + "/end");
        assertThat(page(admin.show(null, "Zoë", locale), null, locale)).doesNotContain("/admin/privacy/persons/", "??");

        PrivacyController.ReasonForm wordless = new PrivacyController.ReasonForm(null, "4711", "no");
        BindingResult errors = new BeanPropertyBindingResult(wordless, "form");
        ModelAndView refused = admin.erase(PERSON.value(), wordless, errors, () -> "ada", locale);
        assertThat(page(refused, errors, locale)).contains("is-invalid", ">no</textarea>");
        verify(erasures, never()).erase(any(), any(), any(), any());

        PrivacyController.ReasonForm form =
                new PrivacyController.ReasonForm(null, "4711", "  File 2026-114, by a letter ");
        BindingResult none = new BeanPropertyBindingResult(form, "form");
        assertThat(admin.erase(PERSON.value(), form, none, () -> "ada", locale).getViewName())
                .startsWith("redirect:/admin/privacy");
        verify(erasures).erase(eq(COLLEGE), eq(PERSON), any(), eq("File 2026-114, by a letter"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void anInstitutionSaysWhyItCollectsInBothLanguagesOrLeavesItToCairn(Locale locale) {
        CollectionNotices notices = mock(CollectionNotices.class);
        when(notices.of(COLLEGE)).thenReturn(new CollectionNotice(new Bilingual("To " + EVIL, "Pour"), null, null, 3));
        CollectionNoticeController controller = new CollectionNoticeController(notices, new Offices(platforms));

        ModelAndView shown = controller.show(null);
        BindingResult none = new BeanPropertyBindingResult(shown.getModel().get("form"), "form");
        assertThat(page(shown, none, locale)).contains("Pour</textarea>").doesNotContain("??", "<script>alert");

        CollectionNoticeController.NoticeForm half =
                new CollectionNoticeController.NoticeForm(null, "Why", " ", null, null, "x".repeat(1001), "y");
        BindingResult errors = new BeanPropertyBindingResult(half, "form");
        assertThat(page(controller.change(half, errors), errors, locale))
                .contains("purposeFr-error", "contactEn-error")
                .doesNotContain("authorityEn-error", "??");
        verify(notices, never()).change(any(), any(), any(), any());

        CollectionNoticeController.NoticeForm whole =
                new CollectionNoticeController.NoticeForm(null, " Why ", "Pourquoi", "", "", "", "");
        controller.change(whole, new BeanPropertyBindingResult(whole, "form"));
        verify(notices).change(COLLEGE, new Bilingual("Why", "Pourquoi"), null, null);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whoeverHasNotReadItIsShownTheNoticeOnEveryPage(Locale locale) {
        NoticePage own = new NoticePage("Because. " + EVIL, null, null, "Coast Range", "privacy@example.org");
        String page = PAGES.render(
                "privacy-notice-" + locale.getLanguage(),
                "privacy/data",
                "/l/x/your-data",
                locale,
                Map.of(
                        "visitor",
                        visitor(locale, Role.LEARNER),
                        "base",
                        "/l/x",
                        "trial",
                        false,
                        "collectionNotice",
                        own));

        assertThat(page)
                .contains("Because.", "26", "privacy@example.org", "/l/x/notice")
                .doesNotContain("??", "<script>alert");
    }

    private static Erasure erasure(@Nullable Instant until, @Nullable String reason, @Nullable Instant ended) {
        Actor by =
                reason == null ? new Actor(Actor.Kind.LEARNER, PERSON.value()) : Actor.administrator(UUID.randomUUID());
        return new Erasure(COLLEGE, UUID.randomUUID(), "E-7GQ291XKM4", by, reason, NOW, until, ended);
    }

    private Desk desk(Locale locale, Role role) {
        return new Desk(visitor(locale, role), new YourDataController(exports, erasures));
    }

    private static Visitor visitor(Locale locale, Role role) {
        return new Visitor(
                new LaunchId(UUID.randomUUID()),
                COLLEGE,
                new CourseId(UUID.randomUUID()),
                PERSON,
                Set.of(role),
                locale);
    }

    private static String page(ModelAndView view, @Nullable BindingResult errors, Locale locale) {
        if (errors != null) {
            view.addObject(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        }
        return PAGES.render(
                "privacy-admin-" + locale.getLanguage(),
                Objects.requireNonNull(view.getViewName()),
                "/admin/privacy",
                locale,
                view.getModel());
    }
}

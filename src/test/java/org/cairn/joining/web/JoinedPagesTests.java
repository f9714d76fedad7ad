package org.cairn.joining.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.course.JoinProof;
import org.cairn.course.Joined;
import org.cairn.course.JoinedPersons;
import org.cairn.course.PlatformPerson;
import org.cairn.course.PlatformPersons;
import org.cairn.joining.RegistrarFiles;
import org.cairn.joining.RegistrarRow;
import org.cairn.joining.RegistrarRow.Outcome;
import org.cairn.platform.Institution;
import org.cairn.platform.Offices;
import org.cairn.platform.Platforms;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.Bilingual;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.testing.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.MessageSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.ModelAndView;

/** The administrators' pages of joined identities and of the registrar's file. */
class JoinedPagesTests {

    private static final Pages PAGES = new Pages();
    private static final String EVIL = "=cmd|'/c'!A1\"><script>alert(1)</script>";
    private static final Instant NOW = Instant.parse("2026-03-14T21:32:00Z");
    private static final InstitutionId COLLEGE = new InstitutionId(UUID.randomUUID());
    private static final PersonId ONE = new PersonId(UUID.randomUUID());
    private static final PersonId OTHER = new PersonId(UUID.randomUUID());
    private static final PlatformPerson NAMED = new PlatformPerson(
            ONE, new RegistrationId(UUID.randomUUID()), "4711-22", Optional.of("Zoë " + EVIL), List.of("Heights"));

    private final JoinedPersons joined = mock(JoinedPersons.class);
    private final PlatformPersons persons = mock(PlatformPersons.class);
    private final Platforms platforms = mock(Platforms.class);
    private final RegistrarFiles files = mock(RegistrarFiles.class);
    private final Offices offices = new Offices(platforms);
    private final Identities identities = new Identities(persons, platforms);
    private final JoinedController list = new JoinedController(joined, identities, offices);
    private final RegistrarController registrar =
            new RegistrarController(files, identities, offices, new Report(PAGES.the(MessageSource.class)));

    static Stream<Locale> languages() {
        return Stream.of(Locale.CANADA, Locale.CANADA_FRENCH);
    }

    @BeforeEach
    void college() {
        Institution college = mock(Institution.class);
        when(college.id()).thenReturn(COLLEGE);
        when(college.name()).thenReturn(new Bilingual("College", "Collège"));
        when(platforms.institutions()).thenReturn(List.of(college));
        when(persons.of(any())).thenReturn(List.of(NAMED));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whoWasJoinedIsListedAndPartedWithAReason(Locale locale) {
        Joined proof =
                new Joined(COLLEGE, UUID.randomUUID(), ONE, OTHER, JoinProof.registrar(UUID.randomUUID()), NOW, null);
        Joined parted = new Joined(
                COLLEGE,
                UUID.randomUUID(),
                ONE,
                OTHER,
                JoinProof.code(ONE),
                NOW,
                new Joined.Parted(UUID.randomUUID(), NOW, "They are twins. " + EVIL));
        when(joined.count(COLLEGE)).thenReturn(60);
        when(joined.newest(eq(COLLEGE), anyInt(), anyInt())).thenReturn(List.of(proof, parted));

        assertThat(page(list.show(null, 1, locale), new JoinedController.PartForm(null, null), locale))
                .contains("Zoë", "/admin/joined/" + proof.id() + "/part", "page=2", "They are twins.")
                .doesNotContain("??", "<script>alert", "/admin/joined/" + parted.id() + "/part");

        JoinedController.PartForm wordless = new JoinedController.PartForm(COLLEGE.toString(), "no");
        BindingResult errors = new BeanPropertyBindingResult(wordless, "form");
        ModelAndView refused = list.part(proof.id(), wordless, errors, () -> "ada", locale);
        refused.addObject(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        assertThat(page(refused, wordless, locale))
                .contains("is-invalid", ">no</textarea>")
                .doesNotContain("??");
        verify(joined, never()).part(any(), any(), any(), any());

        JoinedController.PartForm whole = new JoinedController.PartForm(COLLEGE.toString(), " They are two. ");
        list.part(proof.id(), whole, new BeanPropertyBindingResult(whole, "form"), () -> "ada", locale);
        verify(joined).part(COLLEGE, proof.id(), Offices.administrator(() -> "ada"), "They are two.");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void anEmptyListSaysHowPeopleAreJoined(Locale locale) {
        assertThat(page(list.show("nonsense", -3, locale), new JoinedController.PartForm(null, null), locale))
                .contains("cairn-empty", "/admin/joined/file")
                .doesNotContain("??");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aFileThatIsNoneIsRefusedAtItsField(Locale locale) throws IOException {
        when(files.keep(any(), any())).thenThrow(new Refusal(Problem.INVALID, "joining.file-too-long", 5000));
        for (byte[] content : List.of(new byte[0], new byte[1024 * 1024 + 1], "a".getBytes(StandardCharsets.UTF_8))) {
            RegistrarController.FileForm form =
                    new RegistrarController.FileForm(COLLEGE.toString(), new MockMultipartFile("file", content));
            BindingResult errors = new BeanPropertyBindingResult(form, "form");
            ModelAndView refused = registrar.bring(form, errors, locale);
            refused.addObject(BindingResult.MODEL_KEY_PREFIX + "form", errors);
            assertThat(page(refused, form, locale))
                    .contains("is-invalid", "file-error")
                    .doesNotContain("??");
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whatAFileWouldDoIsShownLineByLineAndCannotBeDoneByHalves(Locale locale) {
        UUID file = UUID.randomUUID();
        when(files.plan(COLLEGE, file))
                .thenReturn(new RegistrarFiles.Plan(
                        Stream.of(Outcome.values()).map(JoinedPagesTests::row).toList(), "hash"));
        assertThat(page(registrar.look(file, COLLEGE.toString()), null, locale))
                .contains("Zoë", "role=\"alert\"")
                .doesNotContain("??", "<script>alert", "name=\"seen\"");

        when(files.plan(COLLEGE, file)).thenReturn(new RegistrarFiles.Plan(List.of(row(Outcome.TO_BE_JOINED)), "hash"));
        assertThat(page(registrar.look(file, COLLEGE.toString()), null, locale))
                .contains("name=\"seen\" value=\"hash\"")
                .doesNotContain("??", "role=\"alert\"");
        registrar.run(file, COLLEGE.toString(), "hash", () -> "ada");
        verify(files).run(COLLEGE, file, Offices.administrator(() -> "ada"), "hash");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void theReportSaysWhatComesOfEachLineAndIsNoFormula(Locale locale) throws IOException {
        UUID file = UUID.randomUUID();
        when(files.plan(COLLEGE, file)).thenReturn(new RegistrarFiles.Plan(List.of(row(Outcome.SEVERAL)), "hash"));
        MockHttpServletResponse response = new MockHttpServletResponse();

        registrar.report(file, COLLEGE.toString(), response, locale);

        assertThat(response.getContentAsString())
                .startsWith("\uFEFFline,person,platform,user,number,outcome")
                .contains("'=cmd", PAGES.the(MessageSource.class).getMessage("joining.outcome.SEVERAL", null, locale));
    }

    private static RegistrarRow row(Outcome outcome) {
        return new RegistrarRow(2, EVIL, "College Moodle", "4711-22", "", outcome, outcome.isFault() ? null : NAMED);
    }

    private static String page(ModelAndView view, Object form, Locale locale) {
        Map<String, Object> model = new HashMap<>(view.getModel());
        model.put("trial", false);
        if (form != null) {
            model.put("form", form);
        }
        String name = String.valueOf(view.getViewName());
        return PAGES.render(name.replace('/', '-') + "-" + locale.getLanguage(), name, "/admin/joined", locale, model);
    }
}

package org.cairn.audit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cairn.audit.AuditLog;
import org.cairn.award.AwardStory;
import org.cairn.award.Choice;
import org.cairn.platform.Institution;
import org.cairn.platform.Platforms;
import org.cairn.shared.Bilingual;
import org.cairn.shared.PersonId;
import org.cairn.testing.Pages;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.ModelAndView;

class AuditPagesTests {

    private static final String REASON = "The plan was checked together on site.";
    private static final Pages PAGES = new Pages();

    private final Rules rules = new Rules(TestDatabase.H2);
    private final AwardStory story = new AwardStory(rules).reviewed(1);
    private AuditController controller;

    @BeforeEach
    void open() {
        Platforms platforms = mock(Platforms.class);
        Institution institution = mock(Institution.class);
        when(institution.id()).thenReturn(rules.institution());
        when(institution.name()).thenReturn(new Bilingual("Coast Range College", null));
        when(platforms.institutions()).thenReturn(List.of(institution));
        controller = new AuditController(rules.the(AuditLog.class), platforms, Clock.fixed(Rules.NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        rules.close();
    }

    static Stream<Locale> languages() {
        return Stream.of(Locale.CANADA, Locale.CANADA_FRENCH);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void administratorsFindWhatWasDecidedOfALearner(Locale locale) {
        PersonId learner = story.ready();
        story.ready();
        story.decide(story.instructor, story.only(learner), Choice.DENY, REASON);

        String page = page(new AuditForm(null, null, learner.toString(), null, null), true, locale);

        assertThat(page)
                .contains(locale.equals(Locale.CANADA) ? "2 decisions found" : "2 décisions trouvées")
                .contains(locale.equals(Locale.CANADA) ? "Award denied" : "Attribution refusée")
                .contains(locale.equals(Locale.CANADA) ? "The chain is whole" : "La chaîne est intacte")
                .doesNotContain(REASON);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aBrokenChainIsSaidAloud(Locale locale) {
        story.ready();
        story.seal();
        rules.jdbc()
                .sql("UPDATE audit_event SET action = 'POLICY_KEPT' WHERE institution_id = :institution AND seal = 1")
                .param("institution", rules.institution().value())
                .update();

        assertThat(page(new AuditForm(null, "APPEAL_UPHELD", null, null, null), true, locale))
                .contains(locale.equals(Locale.CANADA) ? "The chain is broken" : "La chaîne est rompue")
                .contains("role=\"alert\"", "cairn-empty");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whatCannotBeReadIsMarked(Locale locale) {
        String page = page(new AuditForm("x", "<b>", "'; DROP", "yesterday", "999999999-01-01"), false, locale);

        assertThat(page).contains("id-error", "from-error", "to-error").doesNotContain("value=\"<b>");
    }

    @Test
    void theFileHasEveryDecisionWithItsLink() throws Exception {
        PersonId learner = story.ready();
        story.decide(story.instructor, story.only(learner), Choice.APPROVE, "");
        story.seal();
        AuditForm form = new AuditForm(null, null, null, null, null);
        MockHttpServletResponse response = new MockHttpServletResponse();

        controller.file(form, new BeanPropertyBindingResult(form, "form"), response);

        assertThat(response.getContentType()).startsWith("text/csv");
        assertThat(response.getContentAsString().lines())
                .hasSize(5)
                .first()
                .asString()
                .startsWith("number,happened_at,action,");
        String head = rules.the(AuditLog.class).check(rules.institution()).head();
        assertThat(response.getContentAsString()).contains("AWARD_ISSUED", learner.toString(), head);
    }

    private String page(AuditForm form, boolean check, Locale locale) {
        BindingResult errors = new BeanPropertyBindingResult(form, "form");
        ModelAndView view = controller.search(form, errors, 0, check, locale);
        view.addObject("form", form).addObject(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        view.addObject("trial", false);
        return PAGES.render("audit-" + locale.getLanguage(), "audit/audit", "/admin/audit", locale, view.getModel());
    }
}

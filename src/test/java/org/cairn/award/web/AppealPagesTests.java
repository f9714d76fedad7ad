package org.cairn.award.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.audit.Actor;
import org.cairn.audit.AuditLog;
import org.cairn.award.Appeals;
import org.cairn.award.Award;
import org.cairn.award.AwardCase;
import org.cairn.award.AwardDecisions;
import org.cairn.award.AwardId;
import org.cairn.award.AwardPolicy;
import org.cairn.award.AwardStory;
import org.cairn.award.Choice;
import org.cairn.award.Suspensions;
import org.cairn.course.Roster;
import org.cairn.mapping.CourseMaps;
import org.cairn.microcredential.Wording;
import org.cairn.shared.PersonId;
import org.cairn.testing.Pages;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.ModelAndView;

class AppealPagesTests {

    private static final String REASON = "The plan was checked together on site.";
    private static final Pages PAGES = new Pages();

    private final Rules rules = new Rules(TestDatabase.H2);
    private final AwardStory story = new AwardStory(rules).reviewed(1);

    @AfterEach
    void close() {
        rules.close();
    }

    static Stream<Locale> languages() {
        return Stream.of(Locale.CANADA, Locale.CANADA_FRENCH);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void anAdministratorDecidesAnAppealWhereNobodyElseTeaches(Locale locale) {
        PersonId learner = story.ready();
        AwardCase denied = story.decide(story.instructor, story.only(learner), Choice.DENY, REASON);
        AwardCase appeal = rules.the(Appeals.class)
                .againstDenial(story.asLearner(learner), denied.id(), "<b>It was I</b>, on both days.");
        AppealsController appeals = new AppealsController(
                rules.the(AwardDecisions.class),
                new InboxView.Titles(rules.the(Wording.class), rules.the(CourseMaps.class)),
                rules.the(Roster.class));

        assertThat(appeals(appeals.show(locale), CaseForm.EMPTY, locale))
                .contains("&lt;b&gt;It was I", "/admin/appeals/" + appeal.id());
        CaseForm empty = new CaseForm(null, "1", "no");
        BindingResult errors = new BeanPropertyBindingResult(empty, "form");
        ModelAndView refused = appeals.decide(appeal.id().value(), empty, errors, () -> "ada", locale);
        refused.addObject(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        assertThat(appeals(refused, empty, locale)).contains("is-invalid");

        CaseForm right = new CaseForm("CHANGE", "1", "The assistant has confirmed it.");
        appeals.decide(appeal.id().value(), right, new BeanPropertyBindingResult(right, "form"), () -> "ada", locale);

        assertThat(story.awards.of(learner)).hasSize(1);
        assertThat(rules.the(AuditLog.class)
                        .page(
                                new AuditLog.Query(
                                        rules.institution(),
                                        "APPEAL_CHANGED",
                                        appeal.id().value(),
                                        Instant.EPOCH,
                                        Rules.NOW.plusSeconds(1)),
                                0))
                .singleElement()
                .satisfies(entry -> assertThat(entry.event().actor().kind()).isEqualTo(Actor.Kind.ADMINISTRATOR));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void anAdministratorFindsAnAwardSuspendsItAndSeesWhatIsSuspended(Locale locale) {
        PersonId learner = story.under(AwardPolicy.USUAL.suspending(true)).ready();
        AwardId id = story.awards.of(learner).get(0).id();
        Suspensions suspensions = rules.the(Suspensions.class);
        InboxView.Titles titles = new InboxView.Titles(rules.the(Wording.class), rules.the(CourseMaps.class));
        AdminAwardsController admin = new AdminAwardsController(
                new AwardView(story.awards, suspensions, rules.the(Roster.class), titles), suspensions, story.awards);
        UUID nobody = UUID.randomUUID();

        assertThat(admin.list(" " + id + " ", locale).getViewName()).isEqualTo("redirect:/admin/awards/" + id);
        assertThat(admin(admin.list(nobody.toString(), locale), locale)).contains("asked-error");
        assertThat(admin(admin.list("<i>no id</i>", locale), locale)).contains("&lt;i&gt;no id");
        assertThat(admin(admin.show(id.value(), locale), locale)).contains("/admin/awards/" + id + "/suspend");
        assertThatThrownBy(() -> admin.show(nobody, locale)).hasMessage("NOT_FOUND award.unknown");
        ReasonForm empty = new ReasonForm("no");
        BindingResult errors = new BeanPropertyBindingResult(empty, "form");
        ModelAndView refused = admin.act(id.value(), "suspend", empty, errors, () -> "ada", locale);
        refused.addObject("form", empty).addObject(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        assertThat(admin(refused, locale)).contains("reason-SUSPEND-error");

        act(admin, id, "suspend", locale);
        assertThat(admin(admin.list(null, locale), locale)).contains("/admin/awards/" + id);
        act(admin, id, "reinstate", locale);
        assertThat(story.awards.find(id).orElseThrow().state()).isEqualTo(Award.State.ISSUED);
        act(admin, id, "revoke", locale);
        assertThat(story.awards.find(id).orElseThrow().state()).isEqualTo(Award.State.REVOKED);
        assertThat(admin(admin.show(id.value(), locale), locale)).contains(REASON);
        assertThat(suspensions.of(id))
                .hasSize(3)
                .allSatisfy(step -> assertThat(step.actor().kind()).isEqualTo(Actor.Kind.ADMINISTRATOR));
    }

    private void act(AdminAwardsController admin, AwardId id, String act, Locale locale) {
        ReasonForm form = new ReasonForm(REASON);
        BindingResult errors = new BeanPropertyBindingResult(form, "form");
        story.transactions.executeWithoutResult(
                status -> admin.act(id.value(), act, form, errors, () -> "ada", locale));
    }

    private static String admin(ModelAndView view, Locale locale) {
        String name = String.valueOf(view.getViewName());
        view.addObject("trial", false);
        return PAGES.render(
                name.replace('/', '-') + "-" + locale.getLanguage(), name, "/admin/awards", locale, view.getModel());
    }

    private static String appeals(ModelAndView view, CaseForm form, Locale locale) {
        view.addObject("form", form).addObject("trial", false);
        return PAGES.render(
                "award-appeals-" + locale.getLanguage(), "award/appeals", "/admin/appeals", locale, view.getModel());
    }
}

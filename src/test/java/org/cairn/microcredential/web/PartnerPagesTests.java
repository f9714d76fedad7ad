package org.cairn.microcredential.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.Particulars;
import org.cairn.microcredential.Partner;
import org.cairn.microcredential.Partners;
import org.cairn.platform.Institution;
import org.cairn.platform.Platforms;
import org.cairn.shared.Bilingual;
import org.cairn.shared.PublicAddress;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.cairn.testing.Desk;
import org.cairn.testing.Pages;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.ui.ModelMap;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.ModelAndView;

/** Asking a partner in the course, and answering without an account. */
class PartnerPagesTests {

    private static final Pages PAGES = new Pages();
    private static final String COMMUNITY = "səl̓ilwətaɁɬ";

    private final Rules rules = new Rules(TestDatabase.H2);
    private final Microcredentials microcredentials = rules.the(Microcredentials.class);
    private final Partners partners = rules.the(Partners.class);
    private final Clock clock = Clock.fixed(Rules.NOW, ZoneOffset.UTC);
    private final Platforms platforms = mock(Platforms.class);
    private AnswerController answers;
    private Visitor instructor;
    private Desk desk;
    private MicrocredentialVersion draft;

    @BeforeEach
    void sitDown() {
        when(platforms.institution(any()))
                .thenAnswer(asked -> new Institution(
                        asked.getArgument(0), new Bilingual("Coast Range College", "Collège Coast Range"), null, null));
        answers = new AnswerController(partners, platforms, clock);
        instructor = rules.instructor(rules.course("FALL-1010"));
        desk = new Desk(
                instructor,
                new PartnersController(
                        microcredentials,
                        partners,
                        rules.mailbox(),
                        new PublicAddress("https://cairn.example"),
                        clock));
        draft = microcredentials.take(instructor, "fall-protection");
        Particulars said = draft.definition().said();
        microcredentials.save(
                instructor,
                draft.id(),
                draft.definition(),
                draft.definition()
                        .with(new Particulars(
                                said.need(),
                                said.delivery(),
                                said.prerequisites(),
                                said.mostHours(),
                                said.assessor(),
                                said.authentic(),
                                said.stacking(),
                                said.renewal(),
                                said.quality(),
                                List.of(new Partner(COMMUNITY, Partner.Kind.INDIGENOUS, List.of())))));
    }

    @AfterEach
    void leave() {
        rules.close();
    }

    @Test
    void whereNoLetterCanBeSentTheAddressIsShownOnceToBeCopied() {
        assertThat(desk.get(page()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Cairn has no mail server here")
                .contains(COMMUNITY);

        assertThat(desk.post(page(), "partner", COMMUNITY, "email", "office@nation.example")
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("https://cairn.example/partners/")
                .contains("data-copy=")
                .doesNotContain("??");
        assertThat(desk.get(page()).exchange())
                .bodyText()
                .contains("Asked. The address serves until")
                .doesNotContain("https://cairn.example/partners/");
    }

    @Test
    void whereALetterCanBeSentItIsOnItsWay() {
        when(rules.mailbox().isOpen()).thenReturn(true);

        assertThat(desk.post(page(), "partner", COMMUNITY, "email", "office@nation.example")
                        .exchange())
                .hasRedirectedUrl(desk.at(page()));
        assertThat(desk.get(page()).exchange()).bodyText().contains("The letter is on its way.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nobody", "two words@x.example", "a@b.example\r\nBcc: c@d.example", "a@b", "<a@b.example>"})
    void whatIsNoAddressIsSaidAtTheField(String email) {
        assertThat(desk.post(page(), "partner", COMMUNITY, "email", email).exchange())
                .hasStatus(422)
                .bodyText()
                .contains("id=\"email-error\"")
                .contains("Write one e-mail address");
        assertThat(partners.asked(draft.id())).isEmpty();
    }

    @Test
    void aPartnerSeesExactlyWhatIsConfirmedInTheirLanguage() {
        String token = token();

        String english = render(answers.show(token, Locale.CANADA), Locale.CANADA);
        assertThat(english)
                .contains("Coast Range College asks " + COMMUNITY)
                .contains("Identifies hazards and anchor points")
                .contains("Timed quiz, a written plan")
                .contains("Threshold 75%")
                .contains("What may be published about the competencies of your community?")
                .doesNotContain("??");
        assertThat(render(answers.show(token, Locale.CANADA_FRENCH), Locale.CANADA_FRENCH))
                .contains("Collège Coast Range demande à " + COMMUNITY)
                .contains("Votre réponse")
                .doesNotContain("??");
    }

    @Test
    void anEmptyAnswerSaysWhatIsMissingAtEachField() {
        String token = token();
        AnswerForm empty =
                new AnswerForm(null, null, "maybe", null, null, null, "a".repeat(501), " ", null, "2020-01-01");
        BindingResult errors = new BeanPropertyBindingResult(empty, "form");

        ModelAndView again = answers.answer(token, Locale.CANADA, empty, errors);

        assertThat(again.getStatus()).hasToString("422 UNPROCESSABLE_CONTENT");
        again.addAllObjects(errors.getModel());
        String page = render(again, Locale.CANADA);
        for (String field : List.of(
                "demanded", "reflectsJob", "publication", "signatory", "signatoryTitle", "validUntil", "statement")) {
            assertThat(page).contains("id=\"" + field + "-error\"");
        }
        assertThat(partners.validations(draft.microcredential())).isEmpty();
    }

    @Test
    void anAnswerIsKeptAndTheAddressHasServed() {
        String token = token();
        AnswerForm form = new AnswerForm(
                partners.request(token).hash(),
                "yes",
                "no",
                "TITLES",
                "The drill is too short.",
                null,
                null,
                "A. Elder",
                "Director",
                "2027-03-01");

        ModelAndView thanks = answers.answer(token, Locale.CANADA, form, new BeanPropertyBindingResult(form, "form"));

        assertThat(render(thanks, Locale.CANADA)).contains("Thank you");
        assertThatThrownBy(() -> answers.show(token, Locale.CANADA))
                .isInstanceOf(Refusal.class)
                .hasMessage("GONE microcredential.partner-gone");
        assertThat(desk.get(page()).exchange())
                .bodyText()
                .contains("Not confirmed")
                .contains("Only titles may be published.")
                .contains("The drill is too short.")
                .contains("A. Elder, Director.")
                .contains("Answered.")
                .doesNotContain("It is shown to everybody");
    }

    @Test
    void aPartnerIsAskedWhetherTheWordsMayBeShownAndByWhomTheyAreSigned() {
        String token = token();
        assertThat(render(answers.show(token, Locale.CANADA), Locale.CANADA))
                .contains("Sign an endorsement in the name of " + COMMUNITY, "Cairn keeps the key that signs for you");
        AnswerForm form = new AnswerForm(
                partners.request(token).hash(),
                "yes",
                "yes",
                "EVERYTHING",
                null,
                "yes",
                "We hire who holds it.",
                "A. Elder",
                "Director",
                "2027-03-01");

        answers.answer(token, Locale.CANADA, form, new BeanPropertyBindingResult(form, "form"));

        assertThat(desk.get(page()).exchange())
                .bodyText()
                .contains("It is shown to everybody, as an endorsement.", "“We hire who holds it.”");
    }

    private String token() {
        Optional<String> token = partners.ask(instructor, draft.id(), COMMUNITY, "office@nation.example");
        return token.orElseThrow();
    }

    private String page() {
        return "/teach/microcredentials/" + draft.id() + "/partners";
    }

    private static String render(ModelAndView page, Locale locale) {
        ModelMap model = page.getModelMap();
        model.addAttribute("trial", false);
        String name = String.valueOf(page.getViewName());
        return PAGES.render(
                name.replace('/', '-') + "-" + locale.getLanguage(), name, "/partners/token", locale, model);
    }
}

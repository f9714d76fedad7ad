package org.cairn.credential.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cairn.credential.Claims;
import org.cairn.credential.disclosure.Consent;
import org.cairn.credential.disclosure.Said;
import org.cairn.credential.web.CredentialPage.CompetencyLine;
import org.cairn.credential.web.CredentialPage.EvidenceLine;
import org.cairn.credential.web.CredentialPage.LevelLine;
import org.cairn.credential.web.CredentialPage.Row;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.Pages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;

class CredentialTemplatesTests {

    private static final Pages PAGES = new Pages();
    private static final String ADDRESS = "https://cairn.example.edu/credentials/0123456789abcdefghijklmnop";

    private static CredentialPage page(String revoked) {
        return page(revoked, null);
    }

    private static CredentialPage page(String revoked, String suspended) {
        return new CredentialPage(
                "0123456789abcdefghijklmnop",
                "Fall Protection for Construction Sites",
                "en",
                "Coast Range College",
                "Noémie Tremblay-Okafor",
                new LevelLine("Proficient", "Proficient, 3 of 4", List.of(true, true, true, false)),
                "14 March 2026",
                "14 March 2029",
                revoked,
                suspended,
                List.of(
                        new CompetencyLine(
                                "Plan fall protection",
                                "Proficient",
                                "Prepare a fall protection plan for a work area.",
                                List.of("Identifies hazards and anchor points", "Chooses a protection system")),
                        new CompetencyLine("Respond to a fall", "Proficient", "Carry out a rescue.", List.of())),
                "Quizzes and an observed demonstration.",
                List.of(
                        new EvidenceLine(
                                "My plan <b>", "For a roof.\nTwo workers.", "https://example.org/p", "example.org"),
                        new EvidenceLine("What I said", "", null, null)),
                List.of(new Row("Learning hours", "24"), new Row("Credit", "Non-credit")),
                "did:web:noemie.example",
                ADDRESS,
                QrCode.of(ADDRESS),
                "Micro-credential of Coast Range College. Level Proficient, 3 of 4. 3 competencies.");
    }

    private static VerdictPanel panel(String slug, String icon, String title, String line) {
        VerdictPanel.Line one = new VerdictPanel.Line(
                line, "icon-check-circle-fill", "Signature", "passed", "Not one letter was changed");
        return new VerdictPanel(slug, icon, title, "Checked on 20 April 2026", List.of(one, one, one, one, one));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void thePublicPageNamesTheHolderTheVerdictAndTheAddress(String language) {
        String html = PAGES.render(
                "credential-" + language,
                "credential/show",
                "/credentials/0123456789abcdefghijklmnop",
                Locale.forLanguageTag(language + "-CA"),
                Map.of(
                        "page",
                        page(null),
                        "files",
                        Files.published("/credentials/0123456789abcdefghijklmnop"),
                        "panel",
                        panel("valid", "icon-patch-check-fill", "This is valid", "passed")));

        assertThat(html)
                .contains("Noémie Tremblay-Okafor", "This is valid", ADDRESS, "Respond to a fall", ".jwt")
                .contains("My plan &lt;b&gt;", "https://example.org/p", "nofollow", "did:web:noemie.example")
                .doesNotContain("th:", "??");
        assertThat(html.split("<h1", -1)).hasSize(2);
    }

    @Test
    void aRevokedCredentialSaysSoFirst() {
        String html = PAGES.render(
                "credential-revoked",
                "credential/show",
                "/credentials/x",
                Locale.CANADA,
                Map.of(
                        "page",
                        page("1 June 2026"),
                        "files",
                        Files.published("/credentials/x"),
                        "panel",
                        panel("not-valid", "icon-x-octagon-fill", "Not valid", "failed")));

        assertThat(html.indexOf("was revoked on 1 June 2026")).isPositive().isLessThan(html.indexOf("<h1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void aSuspendedCredentialSaysSoFirst(String language) {
        String html = PAGES.render(
                "credential-suspended-" + language,
                "credential/show",
                "/credentials/x",
                Locale.forLanguageTag(language + "-CA"),
                Map.of(
                        "page",
                        page(null, "1 June 2026"),
                        "files",
                        Files.published("/credentials/x"),
                        "panel",
                        panel("not-valid", "icon-x-octagon-fill", "Not valid", "failed")));

        String said =
                language.equals("en") ? "has been suspended since 1 June 2026" : "est suspendue depuis le 1 June 2026";
        assertThat(html.indexOf(said)).isPositive().isLessThan(html.indexOf("<h1"));
        assertThat(html).doesNotContain("th:", "??");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void theOwnerOfWhatIsPublishedShowsItElsewhere(String language) {
        Map<String, Object> model = new HashMap<>();
        model.put("page", page(null));
        model.put("notice", language);
        model.put(
                "sharing", new Sharing("https://www.linkedin.com/profile/add?x=1&y=2", "<iframe src=\"x\"></iframe>"));
        model.put("panel", panel("valid", "icon-patch-check-fill", "This is valid", "passed"));
        model.put("published", true);
        model.put("own", "/l/1/credentials/x");
        model.put("files", Files.owned("/l/1/credentials/x"));
        model.put("base", "/l/1");
        model.put("visitor", learner());
        model.put("form", new PublishForm(true, "Noémie"));

        String html = PAGES.render(
                "credential-owner-published-" + language,
                "credential/owner",
                "/l/1/credentials/x",
                Locale.forLanguageTag(language),
                model);

        assertThat(html)
                .contains("&lt;iframe src=&quot;x&quot;", "profile/add?x=1&amp;y=2", "certificate.pdf", "/withdraw")
                .doesNotContain("??");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void theOwnerChoosesWhatGoesWithItAndSeesWhatIsWrongBesideEachField(String language) {
        InsideForm form = new InsideForm(
                "DID", "did:x", List.of(new InsideForm.Row("yes", "", "It shows \"all\".", "nowhere")), null);
        BindingResult errors = new BeanPropertyBindingResult(form, "form");
        form.check(false, List.of(false), errors);
        Map<String, Object> model = new HashMap<>();
        model.put("name", "Fall Protection");
        model.put("published", false);
        model.put("own", "/l/1/credentials/x");
        model.put("base", "/l/1");
        model.put("visitor", learner());
        model.put("form", form);
        model.put("disclosed", true);
        model.put(
                "said",
                List.of(new Said(
                        Consent.EVIDENCE, true, 1, "en", PAGES.the(Clock.class).instant())));
        model.put(BindingResult.MODEL_KEY_PREFIX + "form", errors);

        String html = PAGES.render(
                "credential-inside-" + language,
                "credential/inside",
                "/l/1/credentials/x/inside",
                Locale.forLanguageTag(language + "-CA"),
                model);

        assertThat(errors.getErrorCount()).isEqualTo(3);
        assertThat(html)
                .contains("did-error", "rows[0].name-error", "rows[0].address-error", "/l/1/letters")
                .contains("action=\"/l/1/credentials/x/inside\"", "action=\"/l/1/credentials/x/inside/clear\"")
                .contains("It shows &quot;all&quot;.")
                .doesNotContain("??");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void theOwnerLooksAtAllOfItBeforeItIsSigned(String language) {
        Map<String, Object> model = new HashMap<>();
        model.put("name", "Fall Protection");
        model.put("published", true);
        model.put("own", "/l/1/credentials/x");
        model.put("base", "/l/1");
        model.put("visitor", learner());
        model.put("form", new InsideForm("EMAIL", "", List.of(new InsideForm.Row("yes", "My plan", "", "")), "look"));
        model.put("nothing", false);
        model.put("hashed", true);
        model.put("did", false);
        model.put("about", "An address");
        model.put("evidence", page(null).evidence());
        model.put("document", "{\"a\":\"<script>\"}");

        String html = PAGES.render(
                "credential-look-" + language,
                "credential/look",
                "/l/1/credentials/x/inside",
                Locale.forLanguageTag(language + "-CA"),
                model);

        assertThat(html)
                .contains("action=\"/l/1/credentials/x/inside\"")
                .contains("My plan &lt;b&gt;", "&lt;script&gt;", "value=\"sign\"", "rows[0].share")
                .doesNotContain("??", "<script>\"}");
    }

    @Test
    void theOwnerSeesWhatWouldBePublicAndDecides() {
        PublishForm form = new PublishForm(true, "");
        BindingResult errors = new BeanPropertyBindingResult(form, "form");
        errors.rejectValue("name", "credential.publish.name.missing");
        Map<String, Object> model = new HashMap<>();
        model.put("page", page(null));
        model.put("panel", panel("valid", "icon-patch-check-fill", "This is valid", "passed"));
        model.put("published", false);
        model.put("own", "/l/1/credentials/x");
        model.put("files", Files.owned("/l/1/credentials/x"));
        model.put("base", "/l/1");
        model.put("visitor", learner());
        model.put("form", form);
        model.put(BindingResult.MODEL_KEY_PREFIX + "form", errors);

        String html = PAGES.render(
                "credential-owner", "credential/owner", "/l/1/credentials/x/publish", Locale.CANADA, model);

        assertThat(html)
                .contains(
                        "Only you see this",
                        "Write the name to print",
                        "name-error",
                        "action=\"/l/1/credentials/x/publish\"")
                .doesNotContain("/withdraw");
    }

    @Test
    void aForeignCredentialIsShownByItsOwnWordsEscaped() {
        Claims claims = new Claims(
                "urn:x",
                "<b>Gold</b>",
                "d",
                "did:web:evil.example",
                "Evil",
                "",
                "",
                List.of(new Claims.Shown("A", "B")));

        String html = PAGES.render(
                "credential-verified",
                "credential/verified",
                "/verify",
                Locale.CANADA,
                Map.of(
                        "claims",
                        claims,
                        "panel",
                        panel("not-checked", "icon-question-circle", "Not checked", "unknown")));

        assertThat(html)
                .contains("&lt;b&gt;Gold&lt;/b&gt;", "did:web:evil.example")
                .doesNotContain("<b>Gold");
    }

    private static Visitor learner() {
        return new Visitor(
                new LaunchId(UUID.randomUUID()),
                new InstitutionId(UUID.randomUUID()),
                new CourseId(UUID.randomUUID()),
                new PersonId(UUID.randomUUID()),
                Set.of(Role.LEARNER),
                Locale.CANADA);
    }
}

package org.cairn.portfolio.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.cairn.award.Award;
import org.cairn.award.AwardId;
import org.cairn.award.Term;
import org.cairn.credential.CredentialId;
import org.cairn.credential.CredentialSummary;
import org.cairn.microcredential.VersionId;
import org.cairn.platform.Institution;
import org.cairn.portfolio.Portfolios.Held;
import org.cairn.portfolio.Portfolios.Shelf;
import org.cairn.shared.Bilingual;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.cairn.testing.Pages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every state of the pages without a course, in both languages. */
class PortfolioTemplatesTests {

    private static final String EVIL = "<b>\"Sûr\" & net</b>";

    private final Pages pages = new Pages();
    private final Institution institution = new Institution(
            new InstitutionId(UUID.randomUUID()), new Bilingual("Coast Range College", null), null, null);

    @ParameterizedTest
    @ValueSource(strings = {"en-CA", "fr-CA"})
    void whoeverAsksIsToldWhatHappened(String language) {
        Locale locale = Locale.forLanguageTag(language);
        for (String said : List.of("", "sent", "out", "ended", "gone")) {
            for (boolean possible : List.of(true, false)) {
                String page = render(
                        "portfolio-ask-" + said + possible,
                        "portfolio/ask",
                        locale,
                        Map.of(
                                "said",
                                said,
                                "possible",
                                possible,
                                "form",
                                new PortfolioController.AddressForm(""),
                                "trial",
                                false));
                assertThat(page.contains("cairn-notice-moss") || page.contains("cairn-notice-amber"))
                        .isEqualTo(!said.isEmpty());
                assertThat(page.contains("autocomplete=\"email\"")).isEqualTo(possible);
            }
        }
        render("portfolio-link", "portfolio/link", locale, Map.of("code", "code", "trial", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-CA", "fr-CA"})
    void everyStateOfAnAwardAndOfItsCredentialIsSaid(String language) {
        Locale locale = Locale.forLanguageTag(language);
        List<Held> held = new ArrayList<>();
        for (Award.State state : Award.State.values()) {
            for (CredentialSummary.State shown : CredentialSummary.State.values()) {
                held.add(held(state, shown));
            }
        }
        PortfolioPage page = PortfolioPage.of(List.of(new Shelf(institution, held)), locale);

        String html = render("portfolio-held", "portfolio/held", locale, visit(page));

        assertThat(html)
                .contains("&lt;b&gt;", "/my/credentials/00000000000000000000000000", "Coast Range College")
                .doesNotContain(EVIL);
        assertThat(html.split("cairn-competency", -1)).hasSize(held.size() + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-CA", "fr-CA"})
    void whoeverHoldsNothingIsToldSo(String language) {
        Locale locale = Locale.forLanguageTag(language);
        PortfolioPage page = PortfolioPage.of(List.of(new Shelf(institution, List.of())), locale);

        assertThat(render("portfolio-empty", "portfolio/held", locale, visit(page)))
                .contains("cairn-empty")
                .doesNotContain("Coast Range");
    }

    private static Held held(Award.State state, CredentialSummary.State shown) {
        AwardId id = new AwardId(UUID.randomUUID());
        Award award = new Award(
                id,
                new InstitutionId(UUID.randomUUID()),
                new VersionId(UUID.randomUUID()),
                new CourseId(UUID.randomUUID()),
                new PersonId(UUID.randomUUID()),
                1,
                state,
                Pages.CLOCK.instant(),
                new Term(
                        Pages.CLOCK.instant().plus(Duration.ofDays(500)),
                        Pages.CLOCK.instant().plus(Duration.ofDays(700))),
                false,
                List.of(),
                "0".repeat(64));
        CredentialId credential = shown == CredentialSummary.State.PENDING ? null : new CredentialId("0".repeat(26));
        return new Held(
                award, new CredentialSummary(id, credential, shown, new Bilingual(EVIL, null), award.awardedAt()));
    }

    private static Map<String, Object> visit(PortfolioPage page) {
        return Map.of("page", page, "mailbox", true, "base", "/my", "trial", false);
    }

    private String render(String name, String template, Locale locale, Map<String, Object> model) {
        String page = pages.render(name + "-" + locale.getLanguage(), template, "/my", locale, model);
        assertThat(page).containsOnlyOnce("<h1").doesNotContain("??", " th:");
        return page;
    }
}

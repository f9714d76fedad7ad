package org.cairn.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.cairn.credential.keys.Issuer;
import org.cairn.credential.keys.IssuerId;
import org.cairn.credential.keys.IssuerKey;
import org.cairn.credential.keys.Issuers;
import org.cairn.platform.Origin;
import org.cairn.platform.Platforms;
import org.cairn.platform.Registration;
import org.cairn.shared.InstitutionId;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator looks after a connection: checks it, sees what is wrong, cuts it off and lets it in again. */
@BrowserTest
class ConnectionPagesTests {

    private static RunningCairn cairn;

    @BeforeAll
    static void start() {
        cairn = RunningCairn.start(TestDatabase.H2);
        cairn.bean(JdbcClient.class)
                .sql("INSERT INTO administrator (id, username, password_hash, created_at) VALUES (?, 'ada', ?, ?)")
                .params(UUID.randomUUID(), "{noop}right and long", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
    }

    @AfterAll
    static void stop() {
        cairn.close();
    }

    @Test
    void aConnectionIsCheckedAndCutOffAndLetInAgain(Page page) {
        signIn(page);
        look(page, "connections");
        page.locator(".cairn-connection-name a").first().click();
        look(page, "connection-unchecked");

        somethingWasRefused();
        Buttons.press(page, "Check this connection");
        assertThat(page.locator(".cairn-findings > li").count()).isGreaterThan(4);
        assertThat(page.locator(".cairn-finding-problem").allInnerTexts()).isEmpty();
        look(page, "connection-checked");

        page.getByLabel("Yes, cut this platform off").check();
        Buttons.press(page, "Switch off");
        assertThat(page.getByText("This connection is switched off").count()).isPositive();
        look(page, "connection-off");
        Buttons.press(page, "Switch on");
        assertThat(page.getByLabel("Yes, cut this platform off").count()).isEqualTo(1);
    }

    private static void somethingWasRefused() {
        Registration registration = cairn.bean(Platforms.class).registrations().get(0);
        cairn.bean(JdbcClient.class)
                .sql(
                        "INSERT INTO refused_launch (registration_id, reason, times, refused_at) VALUES (?, 'audience', 3, ?)")
                .params(registration.id().value(), OffsetDateTime.now(ZoneOffset.UTC))
                .update();
        cairn.bean(Platforms.class)
                .meet(registration, new Origin("https://a-very-long-name-of-a-college.instructure.example"));
    }

    @Test
    void aProblemOpensWithCauseFixAndWho(Page page) {
        Registration registration = cairn.bean(Platforms.class).registrations().get(0);
        JdbcClient jdbc = cairn.bean(JdbcClient.class);
        jdbc.sql("UPDATE registration SET token_endpoint = ?")
                .params(cairn.lms().address() + "/nowhere")
                .update();
        try {
            signIn(page);
            page.navigate(cairn.address() + "/admin/registrations/" + registration.id());
            page.locator(".cairn-check-form button").click();
            Locator problem = page.locator(".cairn-finding-problem").first();
            assertThat(problem.innerText()).contains("Tokens for the services", "Cause", "Fix", "Who", "minutes");
            assertThat(page.locator(".cairn-notice-rust").innerText()).contains("Nothing is lost");
            look(page, "connection-problem");
        } finally {
            jdbc.sql("UPDATE registration SET token_endpoint = ?")
                    .params(registration.tokenEndpoint().toString())
                    .update();
        }
    }

    @Test
    void theKeysAreExplained(Page page) {
        signIn(page);
        page.navigate(cairn.address() + "/admin/keys");
        look(page, "keys");
        Buttons.press(page, "Publish a new key");
        assertThat(page.getByText("Published, signs next").count()).isEqualTo(1);
        look(page, "keys-waiting");
    }

    @Test
    void theKeysOfIssuersAreTurnedAndGivenUpByPeopleWhoKnowWhatHappens(Page page) {
        InstitutionId institution =
                cairn.bean(Platforms.class).registrations().get(0).institution();
        Issuer partner = new Issuer(new IssuerId(UUID.randomUUID()), institution);
        cairn.bean(JdbcClient.class)
                .sql("INSERT INTO endorser (institution_id, id, name, created_at) VALUES (?, ?, ?, ?)")
                .params(
                        institution.value(),
                        partner.id().value(),
                        "Bâtisseurs de səl̓ilwətaɁɬ <b>" + "x".repeat(80),
                        OffsetDateTime.now(ZoneOffset.UTC))
                .update();
        for (Issuer issuer : List.of(Issuer.of(institution), partner)) {
            cairn.bean(Issuers.class).signingKey(issuer, IssuerKey.Kind.ED25519);
        }
        signIn(page);
        page.navigate(cairn.address() + "/admin/issuer-keys");
        look(page, "issuer-keys");
        assertThat(page.locator("main").innerText())
                .contains("signed with RS256", "Cairn keeps its key", "Bâtisseurs de səl̓ilwətaɁɬ <b>");
        Locator theirs = page.locator("section.cairn-panel").last();

        theirs.getByText("Publish the next keys").click();
        assertThat(page.getByText("Published, signs next").count()).isEqualTo(1);
        assertThat(page.getByText("begin to sign on").count()).isEqualTo(1);
        theirs.getByText("A key has leaked").click();
        look(page, "issuer-keys-waiting");

        theirs.getByText("A key has leaked").click();
        theirs.getByText("Yes, give up all keys of Bâtisseurs").click();
        theirs.getByText("Give them up").click();
        Locator.GetByTextOptions word = new Locator.GetByTextOptions().setExact(true);
        assertThat(theirs.getByText("Given up", word).count()).isEqualTo(2);
        assertThat(theirs.getByText("Signs", word).count()).isEqualTo(1);
        assertThat(page.locator("section.cairn-panel").first().innerText()).doesNotContain("Given up");
    }

    private static void signIn(Page page) {
        page.navigate(cairn.address() + "/admin/login?lang=en");
        page.getByLabel("User name").fill("ada");
        page.getByLabel("Password").fill("right and long");
        Buttons.press(page, "Sign in");
    }

    private static void look(Page page, String name) {
        String address = page.url().replaceAll("[?#].*", "");
        for (String language : new String[] {"fr", "en"}) {
            page.navigate(address + "?lang=" + language);
            assertThat(page.content()).doesNotContain("??");
            Accessible.assertAccessible(page);
            Screenshots.take(page, name + "-" + language);
        }
    }
}

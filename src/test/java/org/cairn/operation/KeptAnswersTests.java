package org.cairn.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class KeptAnswersTests {

    private static final Instant THEN = Instant.parse("2026-11-26T08:00:00Z");

    private final KeptAnswers kept = at(Duration.ZERO);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/credentials/0123",
                "/credentials/0123.json",
                "/credentials/0123/embed",
                "/status/0123",
                "/issuers/0123",
                "/issuers/0123/did.json",
                "/achievements/0123",
                "/.well-known/did.json",
                "/.well-known/jwks.json"
            })
    void whatAnybodyMayReadIsKept(String address) {
        assertThat(kept.mayKeep(get(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/verify",
                "/l/0123",
                "/l/0123/credentials/4",
                "/admin/keys",
                "/lti/launch",
                "/credentials/1/2/3"
            })
    void whatBelongsToSomebodyIsNot(String address) {
        assertThat(kept.mayKeep(get(address))).isFalse();
        assertThat(kept.mayKeep(new MockHttpServletRequest("POST", "/credentials/0123")))
                .isFalse();
    }

    @Test
    void onlyALanguageMayBeAskedForBesides() {
        MockHttpServletRequest french = get("/credentials/0123");
        french.setQueryString("lang=fr");
        MockHttpServletRequest odd = get("/credentials/0123");
        odd.setQueryString("lang=fr&from=somewhere");

        assertThat(kept.mayKeep(french)).isTrue();
        assertThat(kept.mayKeep(odd)).isFalse();
    }

    @Test
    void anotherLanguageIsAnotherForm() {
        MockHttpServletRequest french = get("/credentials/0123");
        french.addHeader("Accept-Language", "fr");
        kept.keep(get("/credentials/0123"), answer(10));

        assertThat(kept.find(get("/credentials/0123"))).isPresent();
        assertThat(kept.find(french)).isEmpty();
    }

    @Test
    void whatItsOwnerHasWithdrawnIsForgottenInEveryForm() {
        MockHttpServletRequest french = get("/credentials/0123");
        french.addHeader("Accept-Language", "fr");
        kept.keep(get("/credentials/0123"), answer(10));
        kept.keep(french, answer(10));

        kept.forget(french);

        assertThat(kept.find(get("/credentials/0123"))).isEmpty();
    }

    @Test
    void aCredentialIsAnsweredForAnHourAndAStatusListForADay() {
        KeptAnswers later = at(Duration.ofMinutes(61));
        later.keep(get("/credentials/0123"), answer(10));
        later.keep(get("/status/0123"), answer(10));
        KeptAnswers muchLater = at(Duration.ofHours(25));
        muchLater.keep(get("/status/0123"), answer(10));

        assertThat(later.find(get("/credentials/0123"))).isEmpty();
        assertThat(later.find(get("/status/0123"))).isPresent();
        assertThat(muchLater.find(get("/status/0123"))).isEmpty();
    }

    @Test
    void noStrangerFillsTheMemory() {
        kept.keep(get("/status/first"), answer(1_000_000));
        for (int number = 0; number < 40; number++) {
            kept.keep(get("/status/" + number), answer(1_000_000));
        }
        for (int number = 0; number < 40; number++) {
            kept.keep(inLanguage("x" + number), answer(10));
        }
        kept.keep(get("/status/large"), answer(2_000_000));

        assertThat(kept.find(get("/status/first"))).isEmpty();
        assertThat(kept.find(get("/status/39"))).isPresent();
        assertThat(kept.find(get("/status/large"))).isEmpty();
        assertThat(kept.find(inLanguage("x0"))).isEmpty();
        assertThat(kept.find(inLanguage("x39"))).isPresent();
    }

    private static MockHttpServletRequest inLanguage(String language) {
        MockHttpServletRequest request = get("/status/odd");
        request.addHeader("Accept-Language", language);
        return request;
    }

    private static KeptAnswers at(Duration later) {
        return new KeptAnswers(Clock.fixed(THEN.plus(later), ZoneOffset.UTC));
    }

    private static MockHttpServletRequest get(String address) {
        return new MockHttpServletRequest("GET", address);
    }

    private static KeptAnswer answer(int size) {
        return new KeptAnswer(Map.of("Content-Type", List.of("text/html")), new byte[size], THEN);
    }
}

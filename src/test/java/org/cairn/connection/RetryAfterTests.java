package org.cairn.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.cairn.connection.PlatformPace.RetryAfter;
import org.cairn.outbound.OutboundAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class RetryAfterTests {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @Test
    void secondsAndDatesAreUnderstood() {
        assertThat(RetryAfter.of(answer(429, "30", ""), NOW)).contains(NOW.plusSeconds(30));
        assertThat(RetryAfter.of(answer(429, "Wed, 25 Nov 2026 12:02:00 GMT", ""), NOW))
                .contains(NOW.plusSeconds(120));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-5", "soon", "", "Wed, 25 Nov 2026 11:00:00 GMT", "12345678901234567890", "1e9", "٣٠"})
    void whatIsNoTimeInTheFutureIsNoPause(String text) {
        assertThat(RetryAfter.of(answer(429, text, ""), NOW)).isEmpty();
    }

    @Test
    void noPlatformSendsUsAwayForMoreThanAnHour() {
        assertThat(RetryAfter.of(answer(503, "999999999", ""), NOW)).contains(NOW.plus(Duration.ofHours(1)));
        assertThat(RetryAfter.of(answer(503, "Fri, 25 Nov 2095 12:00:00 GMT", ""), NOW))
                .contains(NOW.plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "429, '', true",
        "403, 403 Forbidden (Rate Limit Exceeded), true",
        "403, '{\"errors\":[{\"message\":\"Insufficient scopes on access token.\"}]}', false",
        "403, '', false",
        "503, '', false",
        "200, Rate Limit Exceeded, false"
    })
    void aThrottleIsToldFromARefusal(int status, String body, boolean throttled) {
        assertThat(RetryAfter.isThrottled(answer(status, "", body))).isEqualTo(throttled);
    }

    private static OutboundAnswer answer(int status, String retryAfter, String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.add("Retry-After", retryAfter);
        return new OutboundAnswer(status, "", headers, body);
    }
}

package org.cairn.gradebook.ags;

import static org.assertj.core.api.Assertions.assertThat;

import org.cairn.outbound.OutboundAnswer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

/** What each platform means by its answer to a score: taken, stopped for good, stale, or to be tried again. */
class ScoreAnswerTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Moodle takes it              | 200 |                                   | Accepted",
                "Canvas takes it              | 200 | {\"resultUrl\":\"https://c/1\"}   | Accepted",
                "created                      | 201 |                                   | Accepted",
                "accepted                     | 202 |                                   | Accepted",
                "Brightspace takes it         | 204 |                                   | Accepted",
                "Moodle rejects with 200      | 200 | []                                | Refused",
                "Moodle's not gradable        | 400 | []                                | Refused",
                "Moodle's older timestamp     | 409 | []                                | Stale",
                "Canvas's older timestamp     | 400 | Provided timestamp of X before last updated timestamp of Y | Stale",
                "Canvas's not a student       | 422 | {\"errors\":{\"type\":\"unprocessable_entity\",\"message\":\"User not found in course or is not a student\"}} | UnknownLearner",
                "Canvas's attempts exhausted  | 422 | {\"errors\":{\"message\":\"The maximum number of allowed attempts has been reached\"}} | Refused",
                "Canvas's bad resource link   | 412 |                                   | Refused",
                "Canvas throttles with 403    | 403 | 403 Forbidden (Rate Limit Exceeded) | Unavailable",
                "a genuine 403                | 403 | {\"errors\":[{\"message\":\"Insufficient scopes\"}]} | Refused",
                "throttled                    | 429 |                                   | Unavailable",
                "Brightspace's not gradable   | 422 |                                   | Refused",
                "Brightspace's not enrolled   | 403 | User is not enrolled in the org unit | UnknownLearner",
                "Brightspace's gone           | 404 | does not exist                    | Refused",
                "Blackboard's unknown learner | 400 | User could not be found: 17       | UnknownLearner",
                "no permission                | 401 |                                   | Refused",
                "timed out                    | 408 |                                   | Unavailable",
                "too early                    | 425 |                                   | Unavailable",
                "broken                       | 500 | []                                | Unavailable",
                "bad gateway                  | 502 | <html>                            | Unavailable",
                "no time                      | 503 |                                   | Unavailable",
                "gateway timed out            | 504 |                                   | Unavailable",
                "moved                        | 302 |                                   | Refused",
            })
    void isUnderstood(String what, int status, String body, String meant) {
        OutboundAnswer answer = new OutboundAnswer(status, "", new HttpHeaders(), body == null ? "" : body);

        assertThat(ScoreAnswer.of(answer).getClass().getSimpleName()).as(what).isEqualTo(meant);
    }
}

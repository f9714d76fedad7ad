package org.cairn.gradebook.ags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cairn.connection.ServiceCall;
import org.cairn.connection.ServicePages;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.platform.RegistrationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the gradebooks of Canvas, Brightspace, Blackboard, Sakai and Open edX differ, by their documents and threads. */
class OtherPlatformsTests {

    private static final RegistrationId LMS = new RegistrationId(UUID.randomUUID());
    private static final URI ITEMS = URI.create("https://lms.example/api/lti/courses/1/line_items");
    private static final URI ITEM = URI.create(ITEMS + "/7");
    private static final AgsEndpoint ENDPOINT = new AgsEndpoint(LMS, ITEMS, Ags.SCOPES);
    private static final WireScore SCORE =
            WireScore.of("u", BigDecimal.ONE, BigDecimal.TEN, "2026-01-01T10:00:00.123+00:00", "Completed");

    private final List<ServiceCall> calls = new ArrayList<>();
    private String family = "other";

    @FunctionalInterface
    private interface Lms {
        OutboundAnswer answer(ServiceCall call);
    }

    private Ags ags(Lms lms) {
        ServicePages.Pages pages = (registration, call) -> {
            calls.add(call);
            return lms.answer(call);
        };
        return new Ags(pages::get, new ServicePages(pages, Clock.system(ZoneOffset.UTC)), registration -> family);
    }

    @Test
    void canvasSendsFiftyAtATimeAndIsReadToTheEnd() {
        List<WireResult> read = new ArrayList<>();

        ags(call -> {
                    int page = call.uri().getQuery() == null
                            ? 1
                            : Integer.parseInt(call.uri().getQuery().replaceAll("\\D", ""));
                    StringBuilder body = new StringBuilder("[");
                    for (int i = 0; i < 50; i++) {
                        body.append(i == 0 ? "" : ",")
                                .append("{\"userId\":\"")
                                .append(page * 50 + i)
                                .append("\",\"resultScore\":1,\"resultMaximum\":1}");
                    }
                    return ok(
                            body.append("]").toString(),
                            page == 5 ? "" : "<" + ITEM + "/results?page=" + (page + 1) + ">; rel=\"next\"");
                })
                .results(ENDPOINT, ITEM, read::add);

        assertThat(read).extracting(WireResult::userId).hasSize(250).doesNotHaveDuplicates();
        assertThat(calls.get(0).uri()).hasToString(ITEM + "/results");
    }

    @Test
    void canvasIsToldThatAProgressReportIsNoNewAttempt() {
        family = "canvas";

        ags(call -> ok("{\"resultUrl\":\"https://lms.example/r/1\"}", "")).score(ENDPOINT, ITEM, SCORE);

        assertThat(sent().at("/https:~1~1canvas.instructure.com~1lti~1submission/new_submission")
                        .booleanValue())
                .isFalse();
        assertThat(calls.get(0).body())
                .contains("\"https://canvas.instructure.com/lti/submission\":{\"new_submission\":false}");
    }

    @Test
    void noOtherPlatformIsToldOfCanvas() {
        ags(call -> ok("", "")).score(ENDPOINT, ITEM, SCORE);

        assertThat(sent().propertyNames())
                .containsExactlyInAnyOrder(
                        "userId", "scoreGiven", "scoreMaximum", "timestamp", "activityProgress", "gradingProgress");
    }

    @Test
    void aRealSubmissionSaysWhenItWasMadeAndIsANewAttempt() {
        family = "canvas";
        WireScore handedIn = new WireScore(
                "u",
                BigDecimal.ONE,
                BigDecimal.TEN,
                "bravo",
                "2026-01-01T10:00:00.123+00:00",
                "Completed",
                "FullyGraded",
                new WireScore.Submission("2026-01-01T09:00:00Z", "2026-01-01T09:30:00Z"),
                null);

        ags(call -> ok("", "")).score(ENDPOINT, ITEM, handedIn);

        assertThat(sent().at("/submission/submittedAt").asString()).isEqualTo("2026-01-01T09:30:00Z");
        assertThat(sent().at("/comment").asString()).isEqualTo("bravo");
        assertThat(calls.get(0).body()).doesNotContain("canvas");
    }

    @Test
    void canvasRefusesToDeleteTheColumnOfAnAssignment() {
        assertThatThrownBy(() -> ags(call -> answer(401, "")).delete(ENDPOINT, ITEM))
                .hasMessage("PLATFORM_FAILED gradebook.line-item-refused");
    }

    @ParameterizedTest
    @CsvSource({
        "429, '', platform.page-refused",
        "503, '', platform.page-refused",
        "408, '', platform.page-refused",
        "403, 403 Forbidden (Rate Limit Exceeded), platform.page-refused",
        "403, Insufficient scopes, gradebook.line-item-refused",
        "404, '', gradebook.line-item-refused",
        "422, '', gradebook.line-item-refused"
    })
    void aLineItemThatCannotBeMadeNowIsToldFromOneThatNeverWill(int status, String body, String key) {
        assertThatThrownBy(() -> ags(call -> answer(status, body))
                        .create(ENDPOINT, new NewLineItem("x", BigDecimal.TEN, "r", "t", null)))
                .hasMessage("PLATFORM_FAILED " + key);
    }

    @Test
    void brightspaceGetsALineItemOfTheResourceLinkSinceItMakesNoneItself() {
        ags(call -> answer(201, "{\"id\":\"" + ITEM + "\",\"label\":\"x\",\"scoreMaximum\":10}"))
                .create(ENDPOINT, new NewLineItem("x", BigDecimal.TEN, "r", "t", "link-1"));

        assertThat(sent().at("/resourceLinkId").asString()).isEqualTo("link-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BlackboardLearn", "blackboard"})
    void blackboardDropsLineBreaksSoTheyAreSentAsItShowsThem(String product) {
        family = product;
        WireScore said = new WireScore(
                "u", BigDecimal.ONE, BigDecimal.TEN, "one\ntwo\r\nthree", "t", "Completed", "FullyGraded", null, null);

        ags(call -> ok("", "")).score(ENDPOINT, ITEM, said);

        assertThat(sent().at("/comment").asString()).isEqualTo("one<br/>two<br/>three");
        assertThat(calls.get(0).body()).doesNotContain("\n");
    }

    @Test
    void blackboardsFilteredResultsAreFilteredAgain() {
        assertThat(ags(call -> ok("[{\"userId\":\"a\",\"resultScore\":1},{\"userId\":\"u\",\"resultScore\":2}]", ""))
                        .result(ENDPOINT, ITEM, "u"))
                .hasValueSatisfying(
                        result -> assertThat(result.resultScore().intValue()).isEqualTo(2));
        assertThat(calls.get(0).uri()).hasToString(ITEM + "/results?user_id=u");
    }

    @Test
    void sakaisIdsAreAddressesAndTravelWhole() {
        String user = "https://sakai.example/user/5?a=1&b=é";

        ags(call -> ok("[{\"userId\":\"" + user + "\",\"resultScore\":2}]", "")).result(ENDPOINT, ITEM, user);

        assertThat(calls.get(0).uri().getRawQuery())
                .isEqualTo("user_id=https%3A%2F%2Fsakai.example%2Fuser%2F5%3Fa%3D1%26b%3D%C3%A9");
    }

    @Test
    void sakaisReadOnlyLineItemsAreReadLikeAnyOther() {
        List<WireLineItem> items = ags(call -> ok("""
                        [{"id":"%s","label":"Essay","scoreMaximum":20.0,
                          "https://www.sakailms.org/spec/lti-ags/v2p0/readOnly":true}]""".formatted(ITEM), "")).lineItems(ENDPOINT);

        assertThat(items)
                .singleElement()
                .satisfies(item -> assertThat(item.label()).isEqualTo("Essay"));
    }

    @Test
    void openEdxIgnoresALimitSoNoneIsSent() {
        ags(call -> ok("[]", "")).results(ENDPOINT, ITEM, result -> {});
        ags(call -> ok("[]", "")).lineItems(ENDPOINT);

        assertThat(calls).noneMatch(call -> call.uri().toString().contains("limit"));
    }

    @Test
    void aScoreThatOpenEdxDropsBecauseItIsZeroIsNotReadAsZero() {
        List<WireResult> read = new ArrayList<>();

        ags(call -> ok("[{\"userId\":\"u\",\"resultMaximum\":10}]", "")).results(ENDPOINT, ITEM, read::add);

        assertThat(read).singleElement().matches(result -> result.resultScore() == null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"results\":[]}",
                "<html>",
                "[{\"userId\":\"u\"}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
                "[1]",
                "\"[]\""
            })
    void whatIsNoListIsUnreadableAndNotEmpty(String body) {
        assertThatThrownBy(() -> ags(call -> ok(body, "")).results(ENDPOINT, ITEM, result -> {}))
                .hasMessage("PLATFORM_FAILED gradebook.answer-unreadable");
    }

    @Test
    void jsonThatIsMadeToHurtIsUnreadable() {
        for (String body : List.of(
                "[{\"userId\":\"" + "x".repeat(70_000) + "\"}]",
                "[{\"resultScore\":1" + "0".repeat(2_000) + "}]",
                "[{\"unknown\":" + "[".repeat(100) + "]".repeat(100) + "}]",
                "[{\"" + "k".repeat(60_000) + "\":1}]")) {
            assertThatThrownBy(() -> ags(call -> ok(body, "")).results(ENDPOINT, ITEM, result -> {}))
                    .hasMessage("PLATFORM_FAILED gradebook.answer-unreadable");
        }
    }

    private JsonNode sent() {
        return JsonMapper.builder().build().readTree(calls.get(calls.size() - 1).body());
    }

    private static OutboundAnswer ok(String body, String link) {
        HttpHeaders headers = new HttpHeaders();
        headers.add(HttpHeaders.LINK, link);
        return new OutboundAnswer(200, "OK", headers, body);
    }

    private static OutboundAnswer answer(int status, String body) {
        return new OutboundAnswer(status, "", new HttpHeaders(), body);
    }
}

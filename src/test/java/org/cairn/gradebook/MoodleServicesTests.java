package org.cairn.gradebook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cairn.connection.PlatformServices;
import org.cairn.connection.ServiceCall;
import org.cairn.course.nrps.Member;
import org.cairn.course.nrps.MembershipQuery;
import org.cairn.course.nrps.Memberships;
import org.cairn.gradebook.ags.Ags;
import org.cairn.gradebook.ags.AgsEndpoint;
import org.cairn.gradebook.ags.LineItemChange;
import org.cairn.gradebook.ags.LineItemQuery;
import org.cairn.gradebook.ags.NewLineItem;
import org.cairn.gradebook.ags.ScoreAnswer;
import org.cairn.gradebook.ags.WireResult;
import org.cairn.gradebook.ags.WireScore;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.testing.RecordedMoodle;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every exchange with a real Moodle, through everything from the token to the answer, its traps by name. */
class MoodleServicesTests extends MoodleContract {

    private static final String SCORES = COLUMN + "/scores?type_id=1";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    Ags ags;

    @Autowired
    Memberships memberships;

    @Autowired
    PlatformServices services;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        reachMoodle(registry);
        TestDatabase.H2.offer(registry);
    }

    @ParameterizedTest
    @MethodSource("serviceExchanges")
    void everyRecordedExchangeIsUnderstood(String name) {
        JsonNode recorded = RecordedMoodle.read(name);
        JsonNode request = recorded.required("request");
        URI url = URI.create(request.required("url").asString());
        MOODLE.replays(name);
        String accept = request.required("headers").path("accept").asString(null);
        String contentType = request.required("headers").path("content-type").asString(null);
        JsonNode body = request.path("body");
        OutboundAnswer answer = services.call(
                course.registration(),
                new ServiceCall(
                        HttpMethod.valueOf(request.required("method").asString()),
                        MOODLE.at(url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery())),
                        Ags.SCOPES,
                        Set.of(),
                        accept,
                        contentType,
                        body.isMissingNode() || body.isNull() ? null : JSON.writeValueAsString(body)));

        int status = recorded.required("response").required("status").asInt();
        assertThat(answer.status()).isEqualTo(status);
        if (url.getPath().endsWith("/scores")
                && request.required("method").asString().equals("POST")) {
            boolean taken = status == 200 && answer.body().isEmpty();
            assertThat(ScoreAnswer.of(answer))
                    .isInstanceOf(
                            taken
                                    ? ScoreAnswer.Accepted.class
                                    : status == 409
                                            ? ScoreAnswer.Stale.class
                                            : status >= 500
                                                    ? ScoreAnswer.Unavailable.class
                                                    : ScoreAnswer.Refused.class);
        }
    }

    /** Those of the token endpoint have tests of their own below. */
    static List<String> serviceExchanges() {
        return RecordedMoodle.exchanges().stream()
                .filter(name ->
                        !RecordedMoodle.read(name).at("/request/url").asString().endsWith("token.php"))
                .toList();
    }

    @Test
    void aScoreIsTakenWithAnEmptyAnswer() {
        MOODLE.replays("svc-36-score-ok");

        assertThat(score("5")).isInstanceOf(ScoreAnswer.Accepted.class);
    }

    @Test
    void aRejectedScoreThatAnswersTwoHundredWithABodyIsRejected() {
        MOODLE.replaysAt("svc-110-PRETTY-PRINTED-bad-score-teacher-", SCORES);

        assertThat(score("3")).isEqualTo(new ScoreAnswer.Refused(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "svc-42-score-for-teacher",
                "svc-43-score-for-unenrolled-user",
                "svc-45-score-unknown-user",
                "svc-49-score-no-timestamp",
                "svc-50-score-no-gradingProgress",
                "svc-111-bad-score-with-unicode-comment"
            })
    void whoCannotBeGradedIsNotTriedAgain(String exchange) {
        MOODLE.replaysAt(exchange, SCORES);

        assertThat(score("3")).isEqualTo(new ScoreAnswer.Refused(400));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "svc-37-score-again-same-second",
                "svc-39-score-older-timestamp",
                "svc-113-then-present-timestamp"
            })
    void whatIsNotLaterByAWholeSecondIsStale(String exchange) {
        MOODLE.replaysAt(exchange, SCORES);

        assertThat(score("5")).isEqualTo(new ScoreAnswer.Stale());
    }

    @Test
    void aGradeIsErasedByAnythingButFullyGraded() {
        MOODLE.replays("svc-59-score-without-scoreGiven-clear-", "svc-60-results-after-clear");
        assertThat(results("9"))
                .filteredOn(result -> "7".equals(result.userId()))
                .allMatch(result -> result.resultScore() == null);
    }

    @Test
    void aLimitBreaksResultsAndNoneIsEverSent() {
        MOODLE.replays("svc-55-results-limit-1", "svc-53-results");
        assertThatThrownBy(() -> ags.results(endpoint(), MOODLE.at(COLUMN + "?type_id=1&limit=1"), result -> {}))
                .hasMessage("PLATFORM_FAILED platform.page-refused");

        assertThat(results("9")).hasSize(4);
    }

    @Test
    void theNextPageIsFoundBetweenCurlyQuotesAndBehindEscapedAmpersands() {
        MOODLE.replaysAt("svc-31-lineitems-limit-1", LINE_ITEMS);
        MOODLE.replays("svc-32-lineitems-limit-1-from-1");
        answer("/mod/lti/services.php/2/lineitems?type_id=1&limit=1&from=2", LINE_ITEMS_TYPE, "[]");

        assertThat(ags.lineItems(endpoint())).hasSize(2);
    }

    @Test
    void anAcceptOfAnythingIsRefusedAndTheExactTypeIsNot() {
        MOODLE.replays("svc-11-lineitems-get-no-accept", "svc-12-lineitems-get-accept-json", "svc-10-lineitems-get");
        for (String accept : List.of("*/*", "application/json")) {
            ServiceCall call = ServiceCall.get(MOODLE.at(LINE_ITEMS), Ags.SCOPES, Set.of(), accept);
            assertThat(services.call(course.registration(), call).status()).isEqualTo(400);
        }

        assertThat(ags.lineItems(endpoint())).hasSize(1);
    }

    @Test
    void scoresAndResultsAreAddressedOnThePathBeforeTheQuery() {
        MOODLE.replays("svc-40-score-url-naive-concat-query-then-scores-", "svc-36-score-ok");

        assertThat(score("6")).isInstanceOf(ScoreAnswer.Accepted.class);
        MOODLE.server().verify(1, postRequestedFor(urlEqualTo(SCORES)));
    }

    @Test
    void lineItemsAreFoundByWhateverMarkTheyHave() {
        MOODLE.replays(
                "svc-28-lineitems-by-tag", "svc-29-lineitems-by-resource-id", "svc-30-lineitems-by-resource-link-id");

        assertThat(ags.lineItems(endpoint(), LineItemQuery.tag("mastery")))
                .isNotEmpty()
                .allMatch(item -> "mastery".equals(item.tag()));
        // The same resource id twice makes two columns.
        assertThat(ags.lineItems(endpoint(), LineItemQuery.resourceId("res-1"))).hasSize(2);
        assertThat(ags.lineItems(endpoint(), LineItemQuery.resourceLink("1")))
                .isNotEmpty()
                .allMatch(item -> "1".equals(item.resourceLinkId()));
    }

    @Test
    void aFilterThatIsLostIsAppliedHere() {
        MOODLE.replaysAt("svc-27-lineitems-all", LINE_ITEMS + "&tag=mastery");

        assertThat(ags.lineItems(endpoint(), LineItemQuery.tag("mastery")))
                .isNotEmpty()
                .allMatch(item -> "mastery".equals(item.tag()));
    }

    @Test
    void aLineItemIsReadByItsAddressAndGoneIsNotAFailure() {
        MOODLE.replays("svc-33-get-lineitem", "svc-88-get-deleted");

        assertThat(ags.lineItem(endpoint(), MOODLE.at(COLUMN + "?type_id=1")))
                .hasValueSatisfying(item -> assertThat(item.label()).isEqualTo("Tool column"));
        assertThat(ags.lineItem(endpoint(), column("10"))).isEmpty();
    }

    @Test
    void aPutClearsTheTagThatIsLeftOutSoEverythingGoesBack() {
        MOODLE.replays("svc-33-get-lineitem", "svc-34-put-lineitem");

        ags.update(endpoint(), column("9"), new LineItemChange("Tool column (renamed)", null, null));

        MOODLE.server()
                .verify(1, putRequestedFor(urlEqualTo(COLUMN + "?type_id=1")).withRequestBody(equalToJson("""
                                {"id":"%s%s?type_id=1","label":"Tool column (renamed)","scoreMaximum":50,
                                 "resourceId":"res-1","tag":"mastery"}""".formatted(
                                MOODLE.origin(), COLUMN))));
    }

    @Test
    void aChangeNeverTouchesTheMaximumNorWhatWeDoNotKnow() {
        MOODLE.replays("svc-220-DL-lineitem-with-review-get");
        String column = "/mod/lti/services.php/2/lineitems/22/lineitem";
        MOODLE.replaysAt("svc-34-put-lineitem", column + "?type_id=1");

        ags.update(endpoint(), column("22"), new LineItemChange(null, null, "cairn"));

        MOODLE.server()
                .verify(1, putRequestedFor(urlEqualTo(column + "?type_id=1")).withRequestBody(equalToJson("""
                        {"id":"%s%s?type_id=1","label":"With review","scoreMaximum":50,"resourceId":"f2","tag":"cairn",
                         "resourceLinkId":"10","ltiLinkId":"10",
                         "submissionReview":{"url":"http://127.0.0.1:8080/review","custom":{"r":"1"}}}
                        """.formatted(
                                MOODLE.origin(), column))));
    }

    @Test
    void aLineItemIsMadeAndDeletedOnceAndForAll() {
        MOODLE.replays("svc-20-create-lineitem", "svc-87-delete-created");
        NewLineItem wanted = new NewLineItem("Tool column", BigDecimal.valueOf(50), "res-1", "mastery", null);

        assertThat(ags.create(endpoint(), wanted).id()).startsWith(MOODLE.origin());
        ags.delete(endpoint(), column("10"));
        MOODLE.server().resetMappings();
        MOODLE.replays("svc-101-token");
        ags.delete(endpoint(), column("10"));

        MOODLE.server().verify(2, deleteRequestedFor(urlPathEqualTo("/mod/lti/services.php/2/lineitems/10/lineitem")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "svc-22-create-lineitem-as-application-json",
                "svc-23-create-lineitem-no-label",
                "svc-25-create-lineitem-bad-link"
            })
    void aLineItemThatIsRefusedIsARefusalForGood(String exchange) {
        JsonNode recorded = RecordedMoodle.read(exchange).required("response");
        MOODLE.server()
                .stubFor(post(anyUrl())
                        .willReturn(aResponse()
                                .withStatus(recorded.required("status").asInt())));
        MOODLE.replays("svc-101-token");

        assertThatThrownBy(() -> ags.create(endpoint(), new NewLineItem("x", BigDecimal.TEN, "r", "t", "999")))
                .hasMessage("PLATFORM_FAILED gradebook.line-item-refused");
    }

    @Test
    void aTeachersOverrideIsWhatCounts() {
        MOODLE.replaysAt(
                "svc-214-results-after-score-on-overridden-13",
                "/mod/lti/services.php/2/lineitems/13/lineitem/results?type_id=1");

        assertThat(results("13"))
                .singleElement()
                .satisfies(result ->
                        assertThat(result.resultScore().decimalValue()).isEqualByComparingTo("66"));
    }

    @Test
    void aTokenLabelledAsAPageIsRead() {
        MOODLE.replays("svc-01-token-all-scopes", "svc-10-lineitems-get");
        assertThat(RecordedMoodle.read("svc-01-token-all-scopes")
                        .at("/response/headers/content-type")
                        .asString())
                .startsWith("text/html");

        assertThat(ags.lineItems(endpoint())).hasSize(1);
    }

    /** Moodle looks at neither the audience nor the id of an assertion; what it answers is the same token. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "svc-04-token-aud-issuer",
                "svc-05-token-aud-garbage",
                "svc-211-token",
                "svc-241-token-pending-tool-dynreg"
            })
    void everyTokenThatMoodleGivesServes(String exchange) {
        MOODLE.replays(exchange, "svc-10-lineitems-get");

        assertThat(ags.lineItems(endpoint())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"svc-07-token-no-jti-no-aud", "svc-14-token-private-tool"})
    void aTokenForLessThanWasAskedForIsReadAsThat(String exchange) {
        MOODLE.replays(exchange, "svc-10-lineitems-get");

        assertThatThrownBy(() -> ags.create(endpoint(), new NewLineItem("x", BigDecimal.TEN, "r", "t", null)))
                .hasMessage("PLATFORM_FAILED platform.not-granted");
        MOODLE.server().verify(0, postRequestedFor(urlEqualTo(LINE_ITEMS)));
    }

    @Test
    void aReadOnlyToolIsToldApartBeforeItIsRefused() {
        MOODLE.replays("svc-03-token-partial-full-asked-RO-tool-", "svc-10-lineitems-get");

        assertThat(ags.lineItems(endpoint())).hasSize(1);
        assertThatThrownBy(() -> ags.create(endpoint(), new NewLineItem("x", BigDecimal.TEN, "r", "t", null)))
                .hasMessage("PLATFORM_FAILED platform.not-granted");
        MOODLE.server().verify(0, postRequestedFor(urlEqualTo(LINE_ITEMS)));
    }

    @ParameterizedTest
    @CsvSource({
        "svc-02-token-wrong-scope-only, platform.not-granted",
        "svc-06-token-expired, platform.no-token",
        "svc-08-token-unknown-client, platform.no-token",
        "svc-09-token-JSON-body, platform.no-token",
        "svc-201-token-with-loopback-blocked-default-curl-security-, platform.keys-unreachable"
    })
    void whyThereIsNoTokenIsSaid(String exchange, String key) {
        MOODLE.replays(exchange);
        MOODLE.replaysAt(exchange, "/mod/lti/token.php");

        assertThatThrownBy(() -> ags.lineItems(endpoint())).hasMessage("PLATFORM_FAILED " + key);
    }

    @Test
    void membersAreReadWithOrWithoutNamesAndOfOneResourceLink() {
        assertThat(members(MembershipQuery.EVERYBODY)).hasSize(5).allMatch(member -> member.name() != null);

        MOODLE.replaysAt("svc-83-nrps-private-tool", MEMBERSHIPS);
        assertThat(members(MembershipQuery.EVERYBODY)).hasSize(5).allMatch(member -> member.name() == null);

        MOODLE.replays("svc-82-nrps-rlid");
        String link = RecordedMoodle.read("svc-82-nrps-rlid")
                .at("/request/url")
                .asString()
                .replaceAll(".*rlid=", "");
        assertThat(members(new MembershipQuery(link, false))).isNotEmpty();
    }

    @Test
    void anOlderFormOfTheListIsNotTakenForAnEmptyOne() {
        MOODLE.replaysAt("svc-84-nrps-v1-accept", "/old");
        MOODLE.server().resetMappings();
        MOODLE.replays("svc-101-token");
        JsonNode old = RecordedMoodle.read("svc-84-nrps-v1-accept").at("/response/body");
        answer(MEMBERSHIPS, Memberships.TYPE, JSON.writeValueAsString(old));

        assertThatThrownBy(() -> members(MembershipQuery.EVERYBODY))
                .hasMessage("PLATFORM_FAILED course.roster-unreadable");
    }

    private AgsEndpoint endpoint() {
        return new AgsEndpoint(course.registration(), MOODLE.at(LINE_ITEMS), Ags.SCOPES);
    }

    private static URI column(String id) {
        return MOODLE.at("/mod/lti/services.php/2/lineitems/" + id + "/lineitem?type_id=1");
    }

    private ScoreAnswer score(String user) {
        WireScore score = WireScore.of(
                user, BigDecimal.valueOf(40), BigDecimal.valueOf(50), "2026-11-23T18:47:16.000+00:00", "Completed");
        return ags.score(endpoint(), column("9"), score);
    }

    private List<WireResult> results(String id) {
        List<WireResult> all = new ArrayList<>();
        ags.results(endpoint(), column(id), all::add);
        return all;
    }

    private List<Member> members(MembershipQuery query) {
        List<Member> all = new ArrayList<>();
        memberships.read(course.registration(), MOODLE.at(MEMBERSHIPS), query, all::add);
        return all;
    }
}

package org.cairn.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class GradeServicesTests {

    @RegisterExtension
    static final RunningLms lms = new RunningLms();

    private static final String ITEMS = "/lti/services/course-1010/lineitems?type_id=1";

    private String token;

    @BeforeEach
    void getToken() {
        token = lms.bearer(Scope.values());
    }

    // --- line items ---

    @Test
    void aNewLineItemHasAnAddressWithAQueryString() {
        HttpResponse<String> created =
                create("{\"label\":\"Harness\",\"scoreMaximum\":50,\"resourceId\":\"a\",\"tag\":\"b\"}");

        assertThat(created.statusCode()).isEqualTo(201);
        JsonNode item = RunningLms.json(created);
        assertThat(item.path("id").stringValue()).endsWith("/lineitem?type_id=1");
        HttpResponse<String> read = lms.read(item.path("id").stringValue(), token, MediaTypes.LINE_ITEM);
        assertThat(RunningLms.json(read)).isEqualTo(item);
        assertThat(read.headers().firstValue("Content-Type")).hasValue(MediaTypes.LINE_ITEM);
    }

    @Test
    void aLineItemWithoutLabelOrMaximumIsRefused() {
        assertThat(create("{\"scoreMaximum\":50}").statusCode()).isEqualTo(400);
        assertThat(create("{\"label\":\"x\"}").statusCode()).isEqualTo(400);
        assertThat(create("{\"label\":\"x\",\"scoreMaximum\":0}").statusCode()).isEqualTo(400);
        assertThat(create("{\"label\":").statusCode()).isEqualTo(400);
        assertThat(create("null").statusCode()).isEqualTo(400);
    }

    @Test
    void aLineItemOfAForeignLinkIsRefused() {
        assertThat(create("{\"label\":\"x\",\"scoreMaximum\":1,\"resourceLinkId\":\"course-2020-microcredential\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void lineItemsComeInPagesAndByFilter() {
        for (int number = 0; number < 5; number++) {
            create("{\"label\":\"n\",\"scoreMaximum\":1,\"resourceId\":\"r%d\",\"tag\":\"%s\"}"
                    .formatted(number, number % 2 == 0 ? "even" : "odd"));
        }

        assertThat(all(ITEMS + "&limit=2", MediaTypes.LINE_ITEMS)).hasSize(5);
        HttpResponse<String> first = lms.read(ITEMS + "&limit=2", token, MediaTypes.LINE_ITEMS);
        assertThat(RunningLms.json(first)).hasSize(2);
        assertThat(RunningLms.next(first)).singleElement().asString().contains("type_id=1", "limit=2", "page=2");
        assertThat(all(ITEMS + "&tag=odd", MediaTypes.LINE_ITEMS)).hasSize(2);
        assertThat(all(ITEMS + "&resource_id=r3", MediaTypes.LINE_ITEMS)).hasSize(1);
        assertThat(all(ITEMS + "&resource_link_id=nothing", MediaTypes.LINE_ITEMS))
                .isEmpty();
        assertThat(lms.read(ITEMS + "&limit=0", token, MediaTypes.LINE_ITEMS).statusCode())
                .isEqualTo(400);
    }

    @Test
    void activitiesOfTheLmsItselfAreNoLineItems() {
        assertThat(all(ITEMS, MediaTypes.LINE_ITEMS)).isEmpty();
        assertThat(lms.read("/lti/services/course-1010/lineitems/native-1010-1/lineitem", token, MediaTypes.LINE_ITEM)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aLineItemIsNotServedUnderAnotherCourse() {
        String elsewhere = item().replace("course-1010", "course-2020");

        assertThat(lms.read(elsewhere, token, MediaTypes.LINE_ITEM).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aChangedMaximumKeepsTheShareOfGrades() {
        String item = item();
        score(
                item,
                "{\"userId\":\"2001\",\"scoreGiven\":25,\"scoreMaximum\":50," + DONE + ",\"timestamp\":\"" + T1
                        + "\"}");

        lms.call(
                "PUT",
                item,
                token,
                "",
                MediaTypes.LINE_ITEM,
                "{\"label\":\"renamed\",\"scoreMaximum\":20,\"tag\":\"t\"}");

        assertThat(results(item, "2001").get(0).path("resultScore").decimalValue())
                .isEqualByComparingTo("10");
        assertThat(RunningLms.json(lms.read(item, token, MediaTypes.LINE_ITEM))
                        .path("label")
                        .stringValue())
                .isEqualTo("renamed");
    }

    @Test
    void aDeletedLineItemIsGone() {
        String item = item();

        assertThat(lms.call("DELETE", item, token, "", "", "").statusCode()).isEqualTo(204);
        assertThat(lms.read(item, token, MediaTypes.LINE_ITEM).statusCode()).isEqualTo(404);
    }

    // --- scores and results ---

    @Test
    void aScoreBecomesAResultInTheScaleOfTheColumn() {
        String item = item();

        assertThat(score(item, good("2001", "0.73", "1", T1)).statusCode()).isEqualTo(200);

        JsonNode result = results(item, "2001").get(0);
        assertThat(result.path("resultScore").decimalValue()).isEqualByComparingTo("36.5");
        assertThat(result.path("resultMaximum").decimalValue()).isEqualByComparingTo("50");
        assertThat(result.path("scoreOf").stringValue()).isEqualTo(item);
    }

    @Test
    void zeroIsAGrade() {
        String item = item();

        score(item, good("2001", "0", "50", T1));

        assertThat(results(item, "2001").get(0).path("resultScore").decimalValue())
                .isEqualByComparingTo("0");
    }

    @Test
    void aScoreThatIsNotFullyGradedClearsTheGrade() {
        String item = item();
        score(item, good("2001", "40", "50", T1));

        score(item, good("2001", "40", "50", T2).replace("FullyGraded", "Pending"));

        JsonNode result = results(item, "2001").get(0);
        assertThat(result.path("userId").stringValue()).isEqualTo("2001");
        assertThat(result.has("resultScore")).isFalse();
    }

    @Test
    void aScoreThatIsNotLaterIsAConflict() {
        String item = item();
        score(item, good("2001", "40", "50", T2));

        assertThat(score(item, good("2001", "50", "50", T2)).statusCode()).isEqualTo(409);
        assertThat(score(item, good("2001", "50", "50", T1)).statusCode()).isEqualTo(409);
        assertThat(results(item, "2001").get(0).path("resultScore").decimalValue())
                .isEqualByComparingTo("40");
    }

    @Test
    void aScoreForNobodyIsRefused() {
        String item = item();

        assertThat(score(item, good("4711", "40", "50", T1)).statusCode()).isEqualTo(404);
        assertThat(score(item, good("1001", "40", "50", T1)).statusCode()).isEqualTo(400);
    }

    @Test
    void anIncompleteScoreIsRefused() {
        String item = item();
        String good = good("2001", "40", "50", T1);

        for (String bad : List.of(
                good.replace("\"timestamp\":\"" + T1 + "\"", "\"x\":1"),
                good.replace(T1, "yesterday"),
                good.replace("FullyGraded", "Perhaps"),
                good.replace("\"Completed\"", "null"),
                good.replace("\"scoreMaximum\":50", "\"x\":1"),
                good.replace("\"scoreGiven\":40", "\"scoreGiven\":-1"),
                good.replace("\"userId\":\"2001\"", "\"x\":1"))) {
            assertThat(score(item, bad).statusCode()).as(bad).isEqualTo(400);
        }
        assertThat(results(item, "2001")).isEmpty();
    }

    @Test
    void resultsComeInPagesEvenWhereNobodyAsksForThem() {
        String item = item();
        for (int learner = 2001; learner <= 2024; learner++) {
            score(item, good(String.valueOf(learner), "40", "50", T1));
        }

        HttpResponse<String> first = lms.read(at(item, "/results"), token, MediaTypes.RESULTS);
        assertThat(RunningLms.json(first)).hasSize(20);
        assertThat(all(at(item, "/results"), MediaTypes.RESULTS)).hasSize(24);
        assertThat(all(at(item, "/results") + "&limit=7", MediaTypes.RESULTS)).hasSize(24);
    }

    @Test
    void aNameWithheldIsAResultLikeAnyOther() {
        String item = item();

        score(item, good("2009", "40", "50", T1));

        assertThat(results(item, "2009")).hasSize(1);
    }

    // --- doors ---

    @Test
    void mediaTypesAreDemandedExactly() {
        String item = item();

        assertThat(lms.read(ITEMS, token, "*/*").statusCode()).isEqualTo(406);
        assertThat(lms.read(ITEMS, token, "application/json").statusCode()).isEqualTo(406);
        assertThat(lms.read(ITEMS, token, "").statusCode()).isEqualTo(406);
        assertThat(lms.read(at(item, "/results"), token, MediaTypes.LINE_ITEM).statusCode())
                .isEqualTo(406);
        assertThat(lms.call("POST", at(item, "/scores"), token, "", "application/json", good("2001", "1", "1", T1))
                        .statusCode())
                .isEqualTo(415);
        assertThat(lms.call(
                                "POST",
                                at(item, "/scores"),
                                token,
                                "",
                                MediaTypes.SCORE + "; charset=utf-8",
                                good("2001", "1", "1", T1))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPathPutBehindTheQueryStringLeadsNowhere() {
        HttpResponse<String> wrong =
                lms.call("POST", item() + "/scores", token, "", MediaTypes.SCORE, good("2001", "1", "1", T1));

        assertThat(wrong.statusCode()).isEqualTo(405);
    }

    @Test
    void eachServiceDemandsItsScope() {
        String item = item();
        String readonly = lms.bearer(Scope.LINE_ITEM_READONLY);

        assertThat(lms.read(ITEMS, readonly, MediaTypes.LINE_ITEMS).statusCode())
                .isEqualTo(200);
        assertThat(lms.call("DELETE", item, readonly, "", "", "").statusCode()).isEqualTo(403);
        assertThat(lms.call("POST", ITEMS, readonly, "", MediaTypes.LINE_ITEM, "{\"label\":\"x\",\"scoreMaximum\":1}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(lms.read(at(item, "/results"), readonly, MediaTypes.RESULTS).statusCode())
                .isEqualTo(403);
        assertThat(lms.call("POST", at(item, "/scores"), readonly, "", MediaTypes.SCORE, good("2001", "1", "1", T1))
                        .statusCode())
                .isEqualTo(403);
        assertThat(lms.read("/lti/services/course-1010/memberships", readonly, MediaTypes.MEMBERSHIPS)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void noTokenIsUnauthorized() {
        HttpResponse<String> response = lms.read(ITEMS, "nonsense", MediaTypes.LINE_ITEMS);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
    }

    // --- names and roles ---

    @Test
    void theRosterComesInPages() {
        List<JsonNode> members = members("/lti/services/course-1010/memberships");

        assertThat(members).hasSize(25);
        assertThat(members("/lti/services/course-1010/memberships?limit=10")).hasSize(25);
        assertThat(members("/lti/services/course-1010/memberships?role=Instructor"))
                .hasSize(1);
        assertThat(members("/lti/services/course-1010/memberships?rlid=course-1010-microcredential"))
                .hasSize(25);
    }

    @Test
    void withheldNamesAreAbsent() {
        Map<Boolean, Long> named = members("/lti/services/course-1010/memberships").stream()
                .collect(java.util.stream.Collectors.partitioningBy(
                        member -> member.has("name"), java.util.stream.Collectors.counting()));

        assertThat(named).containsEntry(false, 4L).containsEntry(true, 21L);
        assertThat(members("/lti/services/course-1010/memberships"))
                .filteredOn(member -> !member.has("name"))
                .allSatisfy(member -> {
                    assertThat(member.has("given_name")).isFalse();
                    assertThat(member.has("family_name")).isFalse();
                    assertThat(member.has("email")).isFalse();
                    assertThat(member.path("user_id").isString()).isTrue();
                });
    }

    @Test
    void whoeverHasLeftIsInactive() {
        assertThat(members("/lti/services/course-2020/memberships"))
                .filteredOn(member -> member.path("status").stringValue().equals("Inactive"))
                .singleElement()
                .satisfies(member ->
                        assertThat(member.path("user_id").stringValue()).isEqualTo("2012"));
    }

    // --- help ---

    private static final String T1 = "2026-11-23T18:00:00.000Z";
    private static final String T2 = "2026-11-23T18:00:00.001Z";
    private static final String DONE = "\"activityProgress\":\"Completed\",\"gradingProgress\":\"FullyGraded\"";

    private static String good(String user, String given, String maximum, String at) {
        return "{\"userId\":\"%s\",\"scoreGiven\":%s,\"scoreMaximum\":%s,%s,\"timestamp\":\"%s\"}"
                .formatted(user, given, maximum, DONE, at);
    }

    private HttpResponse<String> create(String body) {
        return lms.call("POST", ITEMS, token, MediaTypes.LINE_ITEM, MediaTypes.LINE_ITEM, body);
    }

    private String item() {
        return RunningLms.json(create("{\"label\":\"Column\",\"scoreMaximum\":50}"))
                .path("id")
                .stringValue();
    }

    private HttpResponse<String> score(String item, String body) {
        return lms.call("POST", at(item, "/scores"), token, "", MediaTypes.SCORE, body);
    }

    private List<JsonNode> results(String item, String user) {
        return all(at(item, "/results") + "&user_id=" + user, MediaTypes.RESULTS);
    }

    private static String at(String item, String suffix) {
        return item.replace("?", suffix + "?");
    }

    private List<JsonNode> all(String uri, String mediaType) {
        List<JsonNode> all = new ArrayList<>();
        HttpResponse<String> page = lms.read(uri, token, mediaType);
        RunningLms.json(page).forEach(all::add);
        while (!RunningLms.next(page).isEmpty()) {
            page = lms.read(RunningLms.next(page).get(0), token, mediaType);
            RunningLms.json(page).forEach(all::add);
        }
        return all;
    }

    private List<JsonNode> members(String uri) {
        List<JsonNode> all = new ArrayList<>();
        HttpResponse<String> page = lms.read(uri, token, MediaTypes.MEMBERSHIPS);
        RunningLms.json(page).path("members").forEach(all::add);
        while (!RunningLms.next(page).isEmpty()) {
            page = lms.read(RunningLms.next(page).get(0), token, MediaTypes.MEMBERSHIPS);
            RunningLms.json(page).path("members").forEach(all::add);
        }
        return all;
    }
}

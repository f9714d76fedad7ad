package org.cairn.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What is peculiar to each LMS, as a tool meets it. */
class MannerTests {

    @RegisterExtension
    static final RunningLms lms = new RunningLms();

    private static final String LINK = "/launch/course-1010-microcredential";
    private static final String ITEMS = "/lti/services/course-1010/lineitems";
    private static final String ROSTER = "/lti/services/course-1010/memberships";

    // --- launches ---

    @Test
    void theMannerIsKeptUntilSomebodyStartsOver() {
        lms.enter("administrator");
        lms.submit("/administration", "/administration/manner", Map.of("manner", "CANVAS"));

        assertThat(lms.lms().manner()).isEqualTo(Manner.CANVAS);
        assertThat(lms.get("/").body()).contains("behaves like: Canvas");
        lms.lms().reset();
        assertThat(lms.lms().manner()).isEqualTo(Manner.STANDARD);
    }

    @Test
    void onlyAnAdministratorChoosesTheManner() {
        lms.enter("instructor");

        assertThat(lms.submit("/courses/course-1010", "/administration/manner", Map.of("manner", "CANVAS"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(lms.lms().manner()).isEqualTo(Manner.STANDARD);
    }

    @ParameterizedTest
    @CsvSource({
        "STANDARD, 2001, 60",
        "MOODLE, 2001, 60",
        "CANVAS, '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', 3600",
        "BRIGHTSPACE, '[0-9a-f-]{36}_2001', 3600",
        "BLACKBOARD, '[0-9a-f]{32}', 3600",
        "SAKAI, 'http://127.0.0.1:\\d+/user/[0-9a-f-]{36}', 3600",
        "OPEN_EDX, '[0-9a-f-]{36}', 3600"
    })
    void everyLmsHasItsOwnShapeOfASubjectAndLifeOfAMessage(Manner manner, String subject, int seconds)
            throws ParseException {
        JWTClaimsSet claims = launch(manner, "learner");

        assertThat(claims.getSubject()).matches(subject);
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
                .isEqualTo(seconds * 1000L);
    }

    @Test
    void moodleSendsShortRolesDoubledCustomValuesAndNullForWithheldNames() throws ParseException {
        JWTClaimsSet claims = launch(Manner.MOODLE, "2009");

        assertThat(claims.getStringListClaim(LaunchClaims.ROLES))
                .containsExactly("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner");
        assertThat(claims.getJSONObjectClaim(LaunchClaims.CONTEXT)).containsEntry("type", List.of("CourseSection"));
        assertThat(claims.getJSONObjectClaim(LaunchClaims.CUSTOM))
                .containsEntry("context_id_history", "")
                .containsEntry("resource_link_id_history", "$ResourceLink.id.history");
        assertThat(claims.getClaims()).doesNotContainKeys("azp", "name", "email");
        assertThat(launch(Manner.MOODLE, "1002").getStringListClaim(LaunchClaims.ROLES))
                .containsExactly("http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor");
    }

    @Test
    void moodleSendsABlankLineItemForAColumnThatTheToolMade() throws ParseException {
        String token = token(Manner.MOODLE);
        String link = Manner.MOODLE.lms().linkId("course-1010-microcredential");
        lms.call(
                "POST",
                ITEMS,
                token,
                "",
                MediaTypes.LINE_ITEM,
                "{\"label\":\"x\",\"scoreMaximum\":50,\"resourceLinkId\":\"%s\"}".formatted(link));

        assertThat(launch(Manner.MOODLE, "learner").getJSONObjectClaim(LaunchClaims.AGS_ENDPOINT))
                .containsEntry("lineitem", "");
    }

    @Test
    void aSubmissionIsReviewedWhereTheLineItemSaysHow() throws ParseException {
        String token = token(Manner.STANDARD);
        String item = RunningLms.json(lms.call(
                        "POST",
                        ITEMS,
                        token,
                        "",
                        MediaTypes.LINE_ITEM,
                        "{\"label\":\"x\",\"scoreMaximum\":50,\"submissionReview\":{\"custom\":{\"look\":\"here\"}}}"))
                .path("id")
                .stringValue();
        String id = item.replaceAll(".*/lineitems/([0-9a-f]+)/.*", "$1");
        lms.enter("instructor");

        assertThat(lms.get("/courses/course-1010/gradebook").body())
                .contains("/courses/course-1010/review/" + id + "/2001");
        assertThat(lms.get("/courses/course-1010/review/" + id + "/2001").body())
                .contains("<iframe");
        String page =
                lms.get("/courses/course-1010/select-review/" + id + "/2001").body();
        String answer = lms.get("/lti/auth?" + RunningLms.query(request(page))).body();
        JWTClaimsSet claims =
                SignedJWT.parse(RunningLms.field(answer, "id_token")).getJWTClaimsSet();
        assertThat(claims.getStringClaim(LaunchClaims.MESSAGE_TYPE)).isEqualTo("LtiSubmissionReviewRequest");
        assertThat(claims.getJSONObjectClaim(LaunchClaims.FOR_USER)).containsEntry("user_id", "2001");
        assertThat(claims.getJSONObjectClaim(LaunchClaims.CUSTOM)).containsEntry("look", "here");
        lms.enter("learner");
        assertThat(lms.get("/courses/course-1010/select-review/" + id + "/2001").statusCode())
                .isEqualTo(403);
    }

    @Test
    void onlyWhatTheLmsOffersIsLaunchedFromOutsideACourse() throws ParseException {
        lms.enter("administrator");
        String answer = lms.get("/lti/auth?"
                        + RunningLms.query(request(lms.get("/administration/launches/PRIVACY/start")
                                .body())))
                .body();

        JWTClaimsSet claims =
                SignedJWT.parse(RunningLms.field(answer, "id_token")).getJWTClaimsSet();
        assertThat(claims.getStringClaim(LaunchClaims.MESSAGE_TYPE)).isEqualTo("DataPrivacyLaunchRequest");
        assertThat(claims.getClaim(LaunchClaims.CONTEXT)).isNull();
        lms.lms().behaveLike(Manner.MOODLE);
        assertThat(lms.get("/administration/launches/PRIVACY/start").statusCode())
                .isEqualTo(404);
        assertThat(lms.get("/administration/launches").body()).doesNotContain("PRIVACY", "EULA");
    }

    @Test
    void canvasIsItsOwnAuthorizedPartyAndBlackboardNamesAnotherOne() throws ParseException {
        assertThat(launch(Manner.CANVAS, "learner").getStringClaim("azp")).isEqualTo("cairn-sandbox");
        assertThat(launch(Manner.BLACKBOARD, "learner").getStringClaim("azp")).isNotEqualTo("cairn-sandbox");
    }

    @Test
    void brightspaceSendsAListOfOneAudienceAndAKeyWithoutAlgorithm() throws Exception {
        String token = token(Manner.BRIGHTSPACE, "learner");

        assertThat(SignedJWT.parse(token).getPayload().toJSONObject().get("aud"))
                .isEqualTo(List.of("cairn-sandbox"));
        assertThat(lms.get("/lti/jwks").body()).doesNotContain("\"alg\"");
    }

    @Test
    void blackboardInitiatesTheLoginByAnAddress() {
        lms.lms().behaveLike(Manner.BLACKBOARD);
        lms.enter("learner");

        HttpResponse<String> response = lms.get(LINK);

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElse(""))
                .startsWith(lms.tool().address() + "/lti/login?iss=http");
    }

    @Test
    void canvasSendsATokenAsHintAndMoreThanTheSpecification() throws ParseException {
        lms.lms().behaveLike(Manner.CANVAS);
        lms.enter("learner");

        String page = lms.get(LINK).body();

        assertThat(SignedJWT.parse(RunningLms.field(page, "lti_message_hint"))
                        .getHeader()
                        .getKeyID())
                .isNotNull();
        assertThat(RunningLms.field(page, "deployment_id")).isEqualTo("1");
        assertThat(RunningLms.field(page, "canvas_region")).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Oddity.class)
    void anOddLaunchIsOddInOneRespect(Oddity oddity) throws ParseException {
        lms.enter("administrator");
        String page = lms.get("/administration/launches/" + oddity + "/start").body();
        Map<String, String> request = request(page);
        request.putIfAbsent("client_id", "cairn-sandbox");
        String answer = lms.get("/lti/auth?" + RunningLms.query(request)).body();

        if (oddity == Oddity.DENIED) {
            assertThat(RunningLms.field(answer, "error")).isEqualTo("access_denied");
            return;
        }
        JWTClaimsSet claims =
                SignedJWT.parse(RunningLms.field(answer, "id_token")).getJWTClaimsSet();
        assertThat(claims.getSubject() == null).isEqualTo(oddity == Oddity.ANONYMOUS);
        assertThat(claims.getClaim(LaunchClaims.CONTEXT) == null).isEqualTo(oddity == Oddity.NO_COURSE);
        assertThat(claims.getStringListClaim(LaunchClaims.ROLES).isEmpty()).isEqualTo(oddity == Oddity.NO_ROLE);
        assertThat(page.contains("name=\"client_id\"")).isEqualTo(oddity != Oddity.BARE_LOGIN);
    }

    @Test
    void aMentorIsSentWithTheLearnersTheyLookOnFor() throws ParseException {
        JWTClaimsSet claims = launch(Manner.STANDARD, "3001");

        assertThat(claims.getStringListClaim(LaunchClaims.ROLE_SCOPE_MENTOR)).containsExactly("2001");
        assertThat(claims.getStringListClaim(LaunchClaims.ROLES))
                .contains("http://purl.imsglobal.org/vocab/lis/v2/membership#Mentor");
        assertThat(lms.get("/courses/course-1010/roster").statusCode()).isEqualTo(403);
    }

    // --- tokens ---

    @Test
    void moodleAnswersWithHtmlThatIsJsonAndLooksAtNoAudience() {
        lms.lms().behaveLike(Manner.MOODLE);

        HttpResponse<String> response =
                tokenFor(claims -> claims.audience("garbage").jwtID(null));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(RunningLms.json(response).path("access_token").isString()).isTrue();
        assertThat(tokenFor(claims -> claims.subject("somebody")).statusCode()).isEqualTo(400);
    }

    @Test
    void brightspaceDemandsItsOwnAudienceAndBreaksOnAList() {
        lms.lms().behaveLike(Manner.BRIGHTSPACE);
        String audience = lms.lms().address() + "/auth/token";

        assertThat(tokenFor(claims -> claims.audience(audience)).statusCode()).isEqualTo(200);
        assertThat(tokenFor(UnaryOperator.identity()).statusCode()).isEqualTo(401);
        assertThat(tokenFor(claims -> claims.audience(List.of(audience, "x"))).statusCode())
                .isEqualTo(500);
    }

    // --- grades ---

    @Test
    void moodleTakesOneMediaTypeExactlyAndNoWildcardForLists() {
        String token = token(Manner.MOODLE);

        assertThat(lms.read(ITEMS, token, "*/*").statusCode()).isEqualTo(400);
        assertThat(lms.read(ITEMS, token, MediaTypes.LINE_ITEMS + ", application/json")
                        .statusCode())
                .isEqualTo(400);
        assertThat(lms.read(ITEMS, token, MediaTypes.LINE_ITEMS).statusCode()).isEqualTo(200);
        assertThat(lms.read(ROSTER, token, "*/*").statusCode()).isEqualTo(200);
    }

    @Test
    void moodlePointsToTheNextPageInCurlyQuotesAndOnlyWhereAskedFor() {
        String token = token(Manner.MOODLE);
        create(token);
        create(token);

        assertThat(lms.read(ITEMS, token, MediaTypes.LINE_ITEMS).headers().firstValue("Link"))
                .isEmpty();
        String link = lms.read(ITEMS + "?type_id=1&limit=1", token, MediaTypes.LINE_ITEMS)
                .headers()
                .firstValue("Link")
                .orElse("");
        // Written in UTF-8 and read in ISO 8859-1, as by most clients.
        byte[] bytes = link.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
                .endsWith("/lineitems?type_id=1&amp;limit=1&amp;from=1>; rel=\u201cnext\u201d");
        assertThat(lms.read(results(create(token)) + "&limit=5", token, MediaTypes.RESULTS)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void moodleRefusesWithAnEmptyListAndForgetsToWhereTheRequestHasALineBreak() {
        String token = token(Manner.MOODLE);
        String item = create(token);
        String teacher = score("1001", "40", "FullyGraded", 1);

        assertThat(post(item, token, teacher).statusCode()).isEqualTo(400);
        assertThat(post(item, token, teacher).body()).isEqualTo("[]");
        assertThat(post(item, token, teacher.replace(",", ",\n")).statusCode()).isEqualTo(200);
        assertThat(post(item, token, teacher.replace(",", ",\n")).body()).isEqualTo("[]");
    }

    @Test
    void moodleComparesSecondsCutsToTheRangeAndErasesByWhatIsNotFinal() {
        String token = token(Manner.MOODLE);
        String item = create(token);

        assertThat(post(item, token, score("2001", "60", "FullyGraded", 1)).body())
                .isEmpty();
        assertThat(result(item, token).path("resultScore").decimalValue()).isEqualByComparingTo("50");
        assertThat(post(item, token, score("2001", "40", "FullyGraded", 1).replace(":01Z", ":01.900Z"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(post(item, token, score("2001", "40", "Pending", 2)).statusCode())
                .isEqualTo(200);
        assertThat(result(item, token).has("resultScore")).isFalse();
    }

    @Test
    void moodleListsAHelperAsLearnerAndLosesTheRoleOnPageTwo() {
        String token = token(Manner.MOODLE);

        JsonNode members =
                RunningLms.json(lms.read(ROSTER, token, MediaTypes.MEMBERSHIPS)).path("members");

        assertThat(members).hasSize(26);
        assertThat(members)
                .filteredOn(member -> member.path("user_id").stringValue().equals("1002"))
                .singleElement()
                .satisfies(member ->
                        assertThat(member.path("roles").get(0).stringValue()).isEqualTo("Learner"));
        assertThat(RunningLms.next(lms.read(ROSTER + "?role=Learner&limit=2", token, MediaTypes.MEMBERSHIPS)))
                .singleElement()
                .asString()
                .contains("from=2")
                .doesNotContain("role");
    }

    @Test
    void canvasCountsSubmissionsIgnoresWhatIsPendingAndKeepsColumnsOfActivities() {
        String token = token(Manner.CANVAS);
        String item = create(token);
        String learner = Manner.CANVAS.lms().userId(People.LEARNER, "");

        assertThat(post(item, token, score(learner, "40", "FullyGraded", 1)).body())
                .contains("resultUrl");
        assertThat(post(item, token, score(learner, "10", "Pending", 2)).statusCode())
                .isEqualTo(200);
        assertThat(result(item, token).path("resultScore").decimalValue()).isEqualByComparingTo("40");
        String regrade = score(learner, "41", "FullyGraded", 3)
                .replace("}", ",\"https://canvas.instructure.com/lti/submission\":{\"new_submission\":false}}");
        assertThat(post(item, token, regrade).statusCode()).isEqualTo(200);
        lms.enter("instructor");
        assertThat(lms.get("/courses/course-1010/gradebook").body()).contains("one submission");
        assertThat(post(item, token, score("nobody", "1", "FullyGraded", 4)).statusCode())
                .isEqualTo(422);
        assertThat(post(item, token, score(learner, "1", "FullyGraded", 0)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void callsSideBySideFillCanvasBucketAndCallsInARowDoNot() {
        Bucket bucket = new Bucket(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

        for (int call = 0; call < 100; call++) {
            assertThat(bucket.enter()).isTrue();
            bucket.leave();
        }
        int sideBySide = 0;
        while (bucket.enter()) {
            sideBySide++;
        }
        assertThat(sideBySide).isBetween(10, 14);
        bucket.leave();
        bucket.leave();
        assertThat(bucket.enter()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"BRIGHTSPACE, 403, 422", "BLACKBOARD, 400, 400", "SAKAI, 404, 400", "OPEN_EDX, 404, 400"})
    void everyLmsHasItsOwnWordForWhoHasNoGrades(Manner manner, int stranger, int teacher) {
        String token = token(manner);
        String item = create(token);
        String instructor =
                manner.lms().userId(People.INSTRUCTOR, lms.lms().address().toString());

        assertThat(post(item, token, score("nobody", "1", "FullyGraded", 1)).statusCode())
                .isEqualTo(stranger);
        assertThat(post(item, token, score(instructor, "1", "FullyGraded", 1)).statusCode())
                .isEqualTo(teacher);
    }

    @Test
    void sakaiShowsItsOwnActivitiesToBeReadAndNotWritten() {
        String token = token(Manner.SAKAI);

        JsonNode items = RunningLms.json(lms.read(ITEMS, token, MediaTypes.LINE_ITEMS));

        assertThat(items).hasSize(3);
        assertThat(items.get(0).path(GradeJson.READ_ONLY).booleanValue()).isTrue();
        String quiz = items.get(0).path("id").stringValue();
        assertThat(RunningLms.json(lms.read(quiz + "/results", token, MediaTypes.RESULTS)))
                .isNotEmpty();
        String learner =
                Manner.SAKAI.lms().userId(People.LEARNER, lms.lms().address().toString());
        assertThat(lms.call(
                                "POST",
                                quiz + "/scores",
                                token,
                                "",
                                MediaTypes.SCORE,
                                score(learner, "1", "FullyGraded", 1))
                        .statusCode())
                .isEqualTo(403);
        assertThat(lms.call("DELETE", quiz, token, "", "", "").statusCode()).isEqualTo(403);
    }

    @Test
    void openEdxDropsAZeroAndBlackboardALineBreak() {
        String token = token(Manner.OPEN_EDX);
        String item = create(token);
        String learner = Manner.OPEN_EDX.lms().userId(People.LEARNER, "");
        post(item, token, score(learner, "0", "FullyGraded", 1));
        assertThat(result(item, token).has("resultScore")).isFalse();

        lms.lms().behaveLike(Manner.BLACKBOARD);
        String other = Manner.BLACKBOARD.lms().userId(People.LEARNER, "");
        post(item, token, score(other, "7", "FullyGraded", 2).replace("}", ",\"comment\":\"one\\ntwo\"}"));
        assertThat(result(item, token).path("comment").stringValue()).isEqualTo("onetwo");
    }

    @Test
    void blackboardSendsAnObjectWhereTheSpecificationHasAList() {
        String token = token(Manner.BLACKBOARD);
        String link = Manner.BLACKBOARD.lms().linkId("course-1010-microcredential");

        JsonNode members = RunningLms.json(lms.read(ROSTER + "?rlid=" + link, token, MediaTypes.MEMBERSHIPS))
                .path("members");

        assertThat(members.get(0).path("message").isObject()).isTrue();
    }

    @Test
    void theRosterOfTheStandardOffersWhatHasChangedSince() {
        String token = token(Manner.STANDARD);

        List<String> links = lms.read(ROSTER + "?limit=100", token, MediaTypes.MEMBERSHIPS)
                .headers()
                .allValues("Link");

        assertThat(links).singleElement().asString().endsWith("rel=\"differences\"");
        String since = links.get(0).replaceFirst("<([^>]*)>.*", "$1");
        assertThat(RunningLms.json(lms.read(since, token, MediaTypes.MEMBERSHIPS))
                        .path("members"))
                .isEmpty();
    }

    // ---

    private static String token(Manner manner) {
        lms.lms().behaveLike(Manner.STANDARD);
        String token = lms.bearer(Scope.values());
        lms.lms().behaveLike(manner);
        return token;
    }

    private static HttpResponse<String> tokenFor(UnaryOperator<JWTClaimsSet.Builder> change) {
        return lms.token(lms.tokenForm(lms.tool().assertion(lms.tokenEndpoint(), change), Scope.SCORE.uri()));
    }

    private static String create(String token) {
        return RunningLms.json(lms.call(
                        "POST", ITEMS, token, "", MediaTypes.LINE_ITEM, "{\"label\":\"x\",\"scoreMaximum\":50}"))
                .path("id")
                .stringValue();
    }

    private static String results(String item) {
        return item.replaceFirst("/lineitem(\\?|$)", "/lineitem/results$1");
    }

    private static JsonNode result(String item, String token) {
        return RunningLms.json(lms.read(results(item), token, MediaTypes.RESULTS))
                .get(0);
    }

    private static HttpResponse<String> post(String item, String token, String score) {
        String scores = item.replaceFirst("/lineitem(\\?|$)", "/lineitem/scores$1");
        return lms.call("POST", scores, token, "", MediaTypes.SCORE, score);
    }

    private static String score(String user, String points, String progress, int second) {
        return ("{\"userId\":\"%s\",\"scoreGiven\":%s,\"scoreMaximum\":50,\"activityProgress\":\"Completed\","
                        + "\"gradingProgress\":\"%s\",\"timestamp\":\"2026-11-01T10:00:0%dZ\"}")
                .formatted(user, points, progress, second);
    }

    private static JWTClaimsSet launch(Manner manner, String who) throws ParseException {
        return SignedJWT.parse(token(manner, who)).getJWTClaimsSet();
    }

    private static String token(Manner manner, String who) {
        lms.lms().behaveLike(manner);
        lms.enter(who);
        HttpResponse<String> page = lms.get(LINK);
        Map<String, String> request = manner == Manner.BLACKBOARD
                ? asked(org.springframework.web.util.UriComponentsBuilder.fromUriString(
                                page.headers().firstValue("Location").orElseThrow())
                        .build()
                        .getQueryParams()
                        .toSingleValueMap())
                : request(page.body());
        String answer = lms.get("/lti/auth?" + RunningLms.query(request)).body();
        return RunningLms.field(answer, "id_token");
    }

    private static Map<String, String> request(String page) {
        return asked(Map.of(
                "login_hint", RunningLms.field(page, "login_hint"),
                "lti_message_hint", RunningLms.field(page, "lti_message_hint")));
    }

    private static Map<String, String> asked(Map<String, String> hints) {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("scope", "openid");
        request.put("response_type", "id_token");
        request.put("response_mode", "form_post");
        request.put("client_id", "cairn-sandbox");
        request.put("redirect_uri", lms.tool().address() + "/lti/launch");
        request.put("nonce", "n");
        request.put("login_hint", hints.get("login_hint"));
        request.put("lti_message_hint", hints.get("lti_message_hint"));
        return request;
    }
}

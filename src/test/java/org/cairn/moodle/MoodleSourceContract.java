package org.cairn.moodle;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.cairn.connection.Connection;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.MoodleContract;
import org.cairn.gradebook.Result;
import org.cairn.gradebook.SourceName;
import org.cairn.gradebook.SourceReading;
import org.cairn.moodle.ws.WebServices;
import org.cairn.testing.RecordedMoodle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A pass over a course with a connection to Moodle's web services, against what a real Moodle answered. */
abstract class MoodleSourceContract extends MoodleContract {

    private static final String TOKEN = "a-token-that-a-test-made-up";
    private static final SourceName MOODLES = new SourceName("moodle");

    @Autowired
    MoodleConnections connections;

    @Autowired
    MoodleTable table;

    @Autowired
    MoodleCheck check;

    @Autowired
    Roster roster;

    private final String administrator = "ada-" + UUID.randomUUID();

    @BeforeEach
    void aConnectionAndAnAgsColumn() {
        jdbc.sql("INSERT INTO administrator (id, username, password_hash, created_at) VALUES (?, ?, '{noop}x', ?)")
                .params(UUID.randomUUID(), administrator, OffsetDateTime.now(ZoneOffset.UTC))
                .update();
        columnNine();
        MOODLE.replays("svc-53-results")
                .webService(WebServices.SITE_INFO, "ws-siteinfo-as-wsreader")
                .webService(WebServices.CONTENTS, "ws-contents-as-wsreader")
                .webService(WebServices.GRADES, "ws-grade_items_all-as-wsreader")
                .webService(WebServices.NAMES, "ws-gradeitems-as-wsreader");
        connect(false);
    }

    private void connect(boolean completion) {
        connections.connect(administrator, course.registration(), MOODLE.origin(), TOKEN, completion);
    }

    @Test
    void whatARealMoodleSendsBecomesExactlyTheseLineItems() {
        collect(course);

        assertThat(ours())
                .extracting(item -> item.url() + " " + item.label() + " /" + item.scoreMaximum())
                .containsExactly(
                        "urn:cairn:moodle:item:15 DL single /25",
                        "urn:cairn:moodle:item:14 Edge col /40",
                        "urn:cairn:moodle:item:2 Essay 1 /100",
                        "urn:cairn:moodle:item:19 Frag /100",
                        "urn:cairn:moodle:item:18 Just a link /100",
                        "urn:cairn:moodle:item:20 M2 A graded int /12",
                        "urn:cairn:moodle:item:21 M2 B graded int /8",
                        "urn:cairn:moodle:item:16 Multi B no lineItem /100",
                        "urn:cairn:moodle:item:17 Multi C on other host /100",
                        "urn:cairn:moodle:item:7 Native quiz 1 /10",
                        "urn:cairn:moodle:item:13 Renamed by tool /100",
                        "urn:cairn:moodle:item:12 Tool column /50",
                        "urn:cairn:moodle:item:22 With review /50");
        LineItem essay = ours().get(2);
        assertThat(essay.page()).isEqualTo(MOODLE.at("/mod/assign/view.php?id=1"));
        assertThat(essay.dueAt()).isEqualTo(Instant.ofEpochSecond(1_796_063_980L));
        assertThat(gradebook.evidence(course.id()))
                .filteredOn(item -> item.source().equals(SourceName.AGS))
                .extracting(LineItem::label)
                .containsExactly("Tool column");
    }

    @Test
    void absentIsNotZeroAndZeroIs() {
        collect(course);

        assertThat(results("urn:cairn:moodle:item:2"))
                .containsExactlyInAnyOrder("5 GRADED 78/100", "6 GRADED 91.5/100", "7 ABSENT");
        assertThat(results("urn:cairn:moodle:item:7"))
                .containsExactlyInAnyOrder("5 GRADED 10/10", "6 GRADED 5/10", "7 ABSENT");
        assertThat(results("urn:cairn:moodle:item:14"))
                .containsExactlyInAnyOrder("5 GRADED 0/40", "6 GRADED 0/40", "7 GRADED 7.2/40");
    }

    @Test
    void aSecondReadingWithoutNewsWritesNothing() {
        collect(course);
        int results = rows("result");
        int items = rows("line_item");

        collect(course);

        assertThat(rows("result")).isEqualTo(results);
        assertThat(rows("line_item")).isEqualTo(items);
        assertThat(reading()).satisfies(last -> assertThat(last.failure()).isEmpty());
    }

    @Test
    void theTokenTravelsInTheBodyAlone() {
        collect(course);

        List<LoggedRequest> asked = MOODLE.server()
                .findAll(postRequestedFor(urlEqualTo("/webservice/rest/server.php"))
                        .withRequestBody(containing("wstoken=" + TOKEN)));
        assertThat(asked).isNotEmpty().allSatisfy(request -> {
            assertThat(request.getUrl()).doesNotContain(TOKEN);
            assertThat(request.getHeaders().toString()).doesNotContain(TOKEN);
        });
        assertThat(connections.access(course.registration()).toString()).doesNotContain(TOKEN);
        assertThat(sealed()).doesNotContain(TOKEN);
    }

    @Test
    void aRemovedActivityIsMarkedRemoved() {
        collect(course);
        MOODLE.webService(WebServices.GRADES, "", grades(items -> without(items, 7)))
                .webService(WebServices.NAMES, "", aResponse().withBody("{\"gradeItems\":[],\"warnings\":[]}"));

        collect(course);

        assertThat(ours())
                .filteredOn(LineItem::removed)
                .extracting(LineItem::label)
                .containsExactly("Native quiz 1");
        assertThat(results("urn:cairn:moodle:item:7")).contains("5 REMOVED");
    }

    @Test
    void whatTheAccountMayNotSeeAnyMoreIsNotTakenForRemoved() {
        collect(course);
        MOODLE.webService(WebServices.GRADES, "", grades(items -> without(items, 7)));

        collect(course);

        assertThat(ours()).noneMatch(LineItem::removed);
        assertThat(results("urn:cairn:moodle:item:7")).contains("5 GRADED 10/10");
    }

    @Test
    void whoWasDeletedOrHasLeftKeepsWhatStood() {
        collect(course);
        MOODLE.webService(WebServices.GRADES, "", report(users -> {
            ArrayNode left = users.arrayNode();
            users.forEach(user -> {
                if (user.path("userid").asInt() != 6) {
                    left.add(user);
                }
            });
            return left;
        }));

        collect(course);

        assertThat(results("urn:cairn:moodle:item:2")).contains("6 GRADED 91.5/100");
    }

    @Test
    void aGradeThatIsTakenBackIsAbsent() {
        collect(course);
        MOODLE.webService(WebServices.GRADES, "", grades(items -> change(items, 2, item -> item.putNull("graderaw"))));

        collect(course);

        assertThat(results("urn:cairn:moodle:item:2")).contains("5 ABSENT");
    }

    @Test
    void whomTheRosterDoesNotKnowIsNotMadeUp() {
        MOODLE.webService(WebServices.GRADES, "", report(users -> {
            ((ObjectNode) users.get(0)).put("userid", 4711);
            return users;
        }));

        collect(course);

        assertThat(results("urn:cairn:moodle:item:2")).containsExactlyInAnyOrder("6 GRADED 91.5/100", "7 ABSENT");
        assertThat(roster.known(course.registration(), "4711")).isEmpty();
    }

    @Test
    void aCourseWithoutLearnersTakesNothingAway() {
        collect(course);
        MOODLE.webService(WebServices.GRADES, "", aResponse().withBody("{\"usergrades\":[],\"warnings\":[]}"));

        collect(course);

        assertThat(ours()).noneMatch(LineItem::removed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"exception":"moodle_exception","errorcode":"invalidtoken","message":"Invalid token"}         | token-refused
            {"exception":"webservice_access_exception","errorcode":"accessexception","message":"Access"}  | function-missing
            {"exception":"required_capability_exception","errorcode":"nopermissions","message":"Sorry"}   | not-permitted
            {"exception":"dml_missing_record_exception","errorcode":"invalidrecord","message":"course"}   | course-missing
            {"usergrades":[{"userid":5,"gradeitems":[{"id":2,                                             | answer-unreadable
            <!DOCTYPE html><html><body>Maintenance</body></html>                                          | answer-unreadable
            {"warnings":[]}                                                                               | answer-unreadable
            null                                                                                          | answer-unreadable
            []                                                                                            | answer-unreadable
            """)
    void oneFailingSourceSaysWhyAndDoesNotTakeAgsWithIt(String answer, String failure) {
        MOODLE.webService(WebServices.GRADES, "", aResponse().withBody(answer));

        collect(course);

        assertThat(reading().failure()).contains(failure);
        assertThat(gradebook.sources(course.id()))
                .filteredOn(source -> source.source().equals(SourceName.AGS))
                .singleElement()
                .satisfies(ags -> assertThat(ags.results()).isEqualTo(4));
        assertThat(ours()).isEmpty();
    }

    @Test
    void theRecordedRefusalsAreUnderstood() {
        MOODLE.webService(WebServices.GRADES, "ws-grade_items_all-as-student1");
        collect(course);
        assertThat(reading().failure()).contains("not-permitted");

        MOODLE.webService(WebServices.GRADES, "ws-ltis-as-teacher1");
        collect(course);
        assertThat(reading().failure()).contains("function-missing");

        MOODLE.webService(WebServices.GRADES, "ws-grade_items_user6-as-student1");
        collect(course);
        assertThat(reading().failure()).contains("not-permitted");
    }

    @Test
    void aMoodleThatThrottlesIsLeftAloneUntilItSays() {
        MOODLE.webService(WebServices.CONTENTS, "", aResponse().withStatus(429).withHeader("Retry-After", "120"));

        collect(course);
        collect(course);

        MOODLE.server()
                .verify(
                        1,
                        postRequestedFor(anyUrl()).withRequestBody(containing("wsfunction=" + WebServices.CONTENTS)));
        assertThat(reading().failure()).isPresent();
    }

    @Test
    void aReportThatIsTooLargeIsReadLearnerByLearner() {
        String huge = "{\"usergrades\":[],\"padding\":\"" + "x".repeat(21_000_000) + "\"}";
        MOODLE.webService(WebServices.GRADES, "", aResponse().withBody(huge));
        String gone = "{\"exception\":\"moodle_exception\",\"errorcode\":\"invaliduser\",\"message\":\"Invalid user\"}";
        MOODLE.webService(WebServices.GRADES, "userid=", aResponse().withBody(gone));
        for (int user : List.of(5, 6, 7)) {
            MOODLE.webService(WebServices.GRADES, "userid=" + user, report(users -> only(users, user)));
        }

        collect(course);

        assertThat(reading().failure()).isEmpty();
        assertThat(ours()).hasSize(13);
        assertThat(results("urn:cairn:moodle:item:2")).contains("5 GRADED 78/100", "6 GRADED 91.5/100");
    }

    /** Tracking was off in what was recorded: these statuses are as Moodle documents them. */
    @Test
    void completionIsReadWhereItIsWanted() {
        connect(true);
        JsonNode contents = RecordedMoodle.read("ws-contents-as-wsreader");
        ((ObjectNode) contents.get(1).get("modules").get(0)).put("completion", 2);
        MOODLE.webService(WebServices.CONTENTS, "", aResponse().withBody(contents.toString()))
                .webService(WebServices.COMPLETION, "", aResponse().withBody(status(0)))
                .webService(WebServices.COMPLETION, "userid=5", aResponse().withBody(status(2)))
                .webService(WebServices.COMPLETION, "userid=6", aResponse().withBody(status(3)));

        collect(course);

        assertThat(results("urn:cairn:moodle:completion:1"))
                .contains("5 GRADED 1/1", "6 GRADED 0/1", "7 ABSENT")
                .hasSizeGreaterThanOrEqualTo(3);
        connections.readCompletion(administrator, course.registration(), false);
        collect(course);
        assertThat(ours())
                .filteredOn(LineItem::removed)
                .extracting(item -> item.url().toString())
                .containsExactly("urn:cairn:moodle:completion:1");
    }

    @Test
    void cairnsOwnColumnIsNeverEvidence() {
        answer(
                LINE_ITEMS,
                LINE_ITEMS_TYPE,
                "[{\"id\":\"%s/mod/lti/services.php/2/lineitems/12/lineitem?type_id=1\",\"label\":\"Cairn\",\"scoreMaximum\":50,\"tag\":\"cairn-progress\"}]"
                        .formatted(MOODLE.origin()));

        collect(course);

        assertThat(ours()).extracting(item -> item.url().toString()).doesNotContain("urn:cairn:moodle:item:12");
    }

    @Test
    void withoutAConnectionNobodyIsAsked() {
        connections.disconnect(administrator, course.registration());
        MOODLE.server().resetRequests();

        collect(course);

        MOODLE.server().verify(0, postRequestedFor(urlEqualTo("/webservice/rest/server.php")));
        assertThat(ours()).isEmpty();
    }

    @Test
    void aTokenOfAnotherSiteIsNotKept() {
        JsonNode info = RecordedMoodle.read("ws-siteinfo-as-wsreader");
        ((ObjectNode) info).put("siteurl", "https://other.example");
        MOODLE.webService(WebServices.SITE_INFO, "", aResponse().withBody(info.toString()));

        assertThatThrownBy(() -> connections.connect(
                        administrator, course.registration(), MOODLE.origin(), "another-token-here", true))
                .hasMessageContaining("moodle.other-site");
        assertThatThrownBy(() ->
                        connections.connect(administrator, course.registration(), "https://evil.example", TOKEN, true))
                .hasMessageContaining("moodle.foreign-site");
        assertThat(connections.access(course.registration()).token()).isEqualTo(TOKEN);
        assertThat(connections.of(course.registration()))
                .hasValueSatisfying(kept -> assertThat(kept.completion()).isFalse());
    }

    @Test
    void aLookFindsWhatWorks() {
        collect(course);

        assertThat(look())
                .containsExactlyInAnyOrder(
                        "moodle.check.token.good [wsreader]",
                        "moodle.check.site.good [" + MOODLE.origin() + "]",
                        "moodle.check.functions.good [4]",
                        "moodle.check.contents.good [12, BIO101]",
                        "moodle.check.grades.good [16, BIO101]",
                        "moodle.check.learners.unseen [1, BIO101]");
    }

    /** Without mod/quiz:view and its like, Moodle leaves out modules and items, and says nothing. */
    @Test
    void aLookNamesWhatVanishesWithoutAWord() {
        MOODLE.webService(WebServices.CONTENTS, "", aResponse().withBody("[{\"id\":1,\"modules\":[]}]"))
                .webService(WebServices.GRADES, "", grades(items -> without(without(items, 7), 2)));

        assertThat(look())
                .contains(
                        "moodle.check.contents.empty [BIO101]",
                        "moodle.check.grades.hidden [2, Essay 1, Native quiz 1]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"exception":"e","errorcode":"invalidtoken","message":"m"}    | moodle.check.token.token-refused [invalidtoken]
            {"exception":"e","errorcode":"accessexception","message":"m"} | moodle.check.token.function-missing [core_webservice_get_site_info]
            <html>                                                        | moodle.check.token.no-answer [–]
            {"siteurl":"https://x.example","functions":[]}                | moodle.check.functions.missing [core_course_get_contents]
            """)
    void aLookSaysWhatIsWrongWithTheAccount(String answer, String finding) {
        MOODLE.webService(WebServices.SITE_INFO, "", aResponse().withBody(answer));

        assertThat(look()).contains(finding);
    }

    @Test
    void aNewMasterKeyTakesOver() {
        String before = sealed();

        assertThat(table.sealAgain()).isPositive();

        assertThat(sealed()).isNotEqualTo(before);
        assertThat(connections.access(course.registration()).token()).isEqualTo(TOKEN);
    }

    private List<String> look() {
        return check.look(new Connection(connections.moodle(course.registration()), course.id(), false)).stream()
                .map(finding -> finding.key() + " " + finding.args())
                .toList();
    }

    private String sealed() {
        return jdbc.sql("SELECT sealed_token FROM moodle_connection WHERE registration_id = ?")
                .params(course.registration().value())
                .query(String.class)
                .single();
    }

    private List<LineItem> ours() {
        return gradebook.evidence(course.id()).stream()
                .filter(item -> item.source().equals(MOODLES))
                .toList();
    }

    private SourceReading reading() {
        return gradebook.sources(course.id()).stream()
                .filter(source -> source.source().equals(MOODLES))
                .findFirst()
                .orElseThrow();
    }

    /** What stands in one item: subject, status, figure. */
    private List<String> results(String key) {
        LineItem item = ours().stream()
                .filter(one -> one.url().equals(URI.create(key)))
                .findFirst()
                .orElseThrow();
        Map<Object, String> subjects = new HashMap<>();
        roster.everybody(course.id()).forEach((Enrolment one) -> subjects.put(one.person(), one.subject()));
        List<String> found = new ArrayList<>();
        for (Result result : gradebook.results(course.id())) {
            if (result.lineItem().equals(item.id())) {
                String figure = result.score() == null ? "" : " " + result.score() + "/" + result.maximum();
                found.add(subjects.get(result.person()) + " " + result.status() + figure);
            }
        }
        return found;
    }

    private static String status(int state) {
        return "{\"statuses\":[{\"cmid\":1,\"modname\":\"assign\",\"instance\":1,\"state\":%d,\"timecompleted\":1795459180,\"tracking\":2}],\"warnings\":[]}"
                .formatted(state);
    }

    private static ResponseDefinitionBuilder report(UnaryOperator<ArrayNode> change) {
        ObjectNode report = (ObjectNode) RecordedMoodle.read("ws-grade_items_all-as-wsreader");
        report.set("usergrades", change.apply((ArrayNode) report.get("usergrades")));
        return aResponse().withBody(report.toString());
    }

    /** The recorded report with the items of every learner changed. */
    private static ResponseDefinitionBuilder grades(UnaryOperator<ArrayNode> change) {
        return report(users -> {
            users.forEach(
                    user -> ((ObjectNode) user).set("gradeitems", change.apply((ArrayNode) user.get("gradeitems"))));
            return users;
        });
    }

    private static ArrayNode without(ArrayNode items, int id) {
        ArrayNode left = items.arrayNode();
        items.forEach(item -> {
            if (item.path("id").asInt() != id) {
                left.add(item);
            }
        });
        return left;
    }

    private static ArrayNode change(ArrayNode items, int id, Consumer<ObjectNode> change) {
        items.forEach(item -> {
            if (item.path("id").asInt() == id) {
                change.accept((ObjectNode) item);
            }
        });
        return items;
    }

    private static ArrayNode only(ArrayNode users, int id) {
        ArrayNode left = users.arrayNode();
        users.forEach(user -> {
            if (user.path("userid").asInt() == id) {
                left.add(user);
            }
        });
        return left;
    }
}

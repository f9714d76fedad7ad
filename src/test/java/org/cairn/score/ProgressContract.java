package org.cairn.score;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cairn.gradebook.Activities;
import org.cairn.gradebook.Activity;
import org.cairn.gradebook.Columns;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.MoodleContract;
import org.cairn.gradebook.Trouble;
import org.cairn.gradebook.Troubles;
import org.cairn.sending.Sending;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our own progress on its way into the platform's gradebook. */
abstract class ProgressContract extends MoodleContract {

    private static final String SCORES = COLUMN + "/scores?type_id=1";

    @Autowired
    ProgressPreparation preparation;

    @Autowired
    ScoreDelivery delivery;

    @Autowired
    Scores scores;

    @Autowired
    DeliveryRecords records;

    @Autowired
    Deliveries deliveries;

    @Autowired
    ProgressColumns columns;

    @Autowired
    Activities activities;

    @Autowired
    Troubles troubles;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ApplicationEventPublisher events;

    PersonId learner;

    @BeforeEach
    void somebodyIsHere() {
        MOODLE.replays("svc-53-results");
        answer(LINE_ITEMS, LINE_ITEMS_TYPE, "[]");
        collect(course);
        learner = person("5");
    }

    @Test
    void ourColumnIsMadeOnceAndIsNeverEvidence() {
        createsColumnNine();
        scores.prepareProgress(course.id(), "Cairn: progress");
        scores.prepareProgress(course.id(), "Cairn: progress");

        assertThat(preparation.prepare(course.id())).isEmpty();
        assertThat(preparation.prepare(course.id())).isEmpty();

        MOODLE.server()
                .verify(
                        1,
                        postRequestedFor(urlEqualTo(LINE_ITEMS))
                                .withHeader("Content-Type", equalTo("application/vnd.ims.lis.v2.lineitem+json"))
                                .withRequestBody(equalToJson("""
                                        {"label":"Cairn: progress","scoreMaximum":100,"tag":"cairn-progress",
                                         "resourceId":"cairn-progress-%s"}""".formatted(course.id()))));
        assertThat(columns.find(course.id()).orElseThrow().state()).isEqualTo(ProgressColumn.State.READY);
        assertThat(gradebook.evidence(course.id())).isEmpty();
        assertThat(scheduled("prepare-progress")).isEqualTo(1);
    }

    @Test
    void anAnswerLostAfterTheColumnWasMadeDoesNotMakeASecondOne() {
        scores.prepareProgress(course.id(), "Cairn");
        MOODLE.server()
                .stubFor(
                        post(urlEqualTo(LINE_ITEMS)).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThat(preparation.prepare(course.id())).isPresent();
        listsOurColumn();

        assertThat(preparation.prepare(course.id())).isEmpty();

        assertThat(columns.find(course.id()).orElseThrow().state()).isEqualTo(ProgressColumn.State.READY);
        MOODLE.server().verify(1, postRequestedFor(urlEqualTo(LINE_ITEMS)));
    }

    @Test
    void aPassThatSawOurColumnFirstDoesNotMakeItEvidence() {
        listsOurColumn();
        collect(course);
        scores.prepareProgress(course.id(), "Cairn");

        assertThat(preparation.prepare(course.id())).isEmpty();

        assertThat(rows("line_item")).isEqualTo(1);
        assertThat(gradebook.evidence(course.id())).isEmpty();
    }

    @Test
    void aPassThatReadTheListBeforeOurColumnWasMadeDoesNotTakeItForGone() {
        ready();
        answer(LINE_ITEMS, LINE_ITEMS_TYPE, "[]");
        columnWasMet(Instant.now().plusSeconds(60));

        collect(course);
        assertThat(gradebook.progress(course.id())).noneMatch(LineItem::removed);

        columnWasMet(Instant.now().minusSeconds(60));
        collect(course);
        assertThat(gradebook.progress(course.id())).allMatch(LineItem::removed);
    }

    private void columnWasMet(Instant when) {
        jdbc.sql("UPDATE line_item SET met_at = :when WHERE course_id = :course")
                .param("when", when.atOffset(ZoneOffset.UTC))
                .param("course", course.id().value())
                .update();
    }

    @Test
    void whatAColumnIsForCannotBeTurnedByReference() {
        ready();
        UUID item = columns.find(course.id()).orElseThrow().lineItem().value();

        assertThatThrownBy(() -> jdbc.sql("UPDATE line_item SET purpose = 'EVIDENCE' WHERE id = :id")
                        .param("id", item)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void withoutPermissionTheFailureIsVisibleAtOnce() {
        jdbc.sql("UPDATE course SET gradebook_scopes = :scopes WHERE id = :id")
                .param(
                        "scopes",
                        "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly"
                                + " https://purl.imsglobal.org/spec/lti-ags/scope/score"
                                + " https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly")
                .param("id", course.id().value())
                .update();
        scores.reportProgress(course.id(), learner, BigDecimal.ONE);

        assertThat(preparation.prepare(course.id())).isEmpty();
        assertThat(deliver()).isEmpty();

        assertThat(troubles.in(instructor()))
                .extracting(Trouble::message)
                .contains("score.trouble.column.not-permitted", "score.trouble.delivery.not-permitted");
    }

    @Test
    void aReportGoesOutAsMoodleTakesIt() {
        ready();
        MOODLE.replays("svc-36-score-ok");
        scores.reportProgress(course.id(), learner, new BigDecimal("0.99999"));

        assertThat(deliver()).isEmpty();

        LoggedRequest sent = sent().get(0);
        assertThat(sent.header("Content-Type").firstValue()).isEqualTo("application/vnd.ims.lis.v1.score+json");
        assertThat(sent.getBodyAsString()).doesNotContain("\n", " \"");
        JsonNode score = json(sent);
        assertThat(score.required("userId").asString()).isEqualTo("5");
        assertThat(score.required("scoreGiven").decimalValue()).isEqualByComparingTo("99.99");
        assertThat(score.required("scoreMaximum").decimalValue()).isEqualByComparingTo("100");
        assertThat(score.required("activityProgress").asString()).isEqualTo("InProgress");
        assertThat(score.required("gradingProgress").asString()).isEqualTo("FullyGraded");
        assertThat(state()).isEqualTo(Delivery.State.DELIVERED);
    }

    @Test
    void timesGrowByASecondAtLeastAndWhatIsKnownIsNotSaidAgain() {
        ready();
        MOODLE.replays("svc-36-score-ok");
        for (String share : List.of("0.1", "0.2", "0.2", "0.3")) {
            scores.reportProgress(course.id(), learner, new BigDecimal(share));
            deliver();
        }

        List<Instant> times = sent().stream()
                .map(request -> OffsetDateTime.parse(
                                json(request).required("timestamp").asString())
                        .toInstant())
                .toList();
        assertThat(times).hasSize(3).isSorted();
        for (int i = 1; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i - 1), times.get(i))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void aBodyOfAnEmptyListIsARejectionThoughItSaysTwoHundred() {
        ready();
        MOODLE.replaysAt("svc-110-PRETTY-PRINTED-bad-score-teacher-", SCORES);
        scores.reportProgress(course.id(), learner, BigDecimal.ONE);

        assertThat(deliver()).isEmpty();

        assertThat(state()).isEqualTo(Delivery.State.FAILED);
        assertThat(troubles.in(instructor()))
                .extracting(Trouble::message)
                .containsExactly("score.trouble.delivery.score-refused");
    }

    @Test
    void aRefusalIsNotTriedAgainUntilSomebodyAsks() {
        ready();
        MOODLE.replays("svc-42-score-for-teacher");
        scores.reportProgress(course.id(), learner, BigDecimal.ONE);
        assertThat(deliver()).isEmpty();
        assertThat(state()).isEqualTo(Delivery.State.FAILED);

        MOODLE.replays("svc-36-score-ok");
        troubles.tryAgain(instructor());
        assertThat(deliver()).isEmpty();

        assertThat(state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(troubles.in(instructor())).isEmpty();
    }

    @Test
    void aStaleScoreThatIsAlreadyThereIsDone() {
        ready();
        MOODLE.replays("svc-39-score-older-timestamp");
        answer(COLUMN + "/results?type_id=1&user_id=5", RESULTS_TYPE, """
                [{"userId":"5","resultScore":40.0,"resultMaximum":100}]""");
        scores.reportProgress(course.id(), learner, new BigDecimal("0.4"));

        assertThat(deliver()).isEmpty();

        assertThat(state()).isEqualTo(Delivery.State.DELIVERED);
    }

    @Test
    void aStaleScoreOverSomebodyElsesIsSentAgainWithALaterTime() {
        ready();
        MOODLE.replays("svc-39-score-older-timestamp");
        answer(COLUMN + "/results?type_id=1&user_id=5", RESULTS_TYPE, """
                [{"userId":"5","resultScore":12,"resultMaximum":100}]""");
        scores.reportProgress(course.id(), learner, new BigDecimal("0.4"));
        Instant first = reported().scoreTime();

        assertThat(deliver()).isPresent();

        assertThat(state()).isEqualTo(Delivery.State.WAITING);
        assertThat(reported().scoreTime()).isAfter(first);
    }

    @Test
    void whatWaitedInABackupIsNotSentOverAnotherValue() {
        ready();
        answer(COLUMN + "/results?type_id=1&user_id=5", RESULTS_TYPE, """
                [{"userId":"5","resultScore":70,"resultMaximum":100}]""");
        scores.reportProgress(course.id(), learner, new BigDecimal("0.4"));
        events.publishEvent(new Sending.Paused());

        assertThat(deliver()).isEmpty();

        assertThat(state()).isEqualTo(Delivery.State.FAILED);
        MOODLE.server().verify(0, postRequestedFor(urlEqualTo(SCORES)));
    }

    @Test
    void whatWaitedInABackupAndHasArrivedIsDoneWithoutSending() {
        ready();
        answer(COLUMN + "/results?type_id=1&user_id=5", RESULTS_TYPE, """
                [{"userId":"5","resultScore":40.0,"resultMaximum":100}]""");
        scores.reportProgress(course.id(), learner, new BigDecimal("0.4"));
        events.publishEvent(new Sending.Paused());

        assertThat(deliver()).isEmpty();

        assertThat(state()).isEqualTo(Delivery.State.DELIVERED);
        MOODLE.server().verify(0, postRequestedFor(urlEqualTo(SCORES)));
    }

    @Test
    void whatWaitedInABackupIsSentWhereTheGradebookHoldsNothing() {
        ready();
        answer(COLUMN + "/results?type_id=1&user_id=5", RESULTS_TYPE, """
                [{"userId":"5","resultMaximum":100}]""");
        MOODLE.replays("svc-36-score-ok");
        scores.reportProgress(course.id(), learner, new BigDecimal("0.4"));
        events.publishEvent(new Sending.Paused());

        assertThat(deliver()).isEmpty();

        assertThat(state()).isEqualTo(Delivery.State.DELIVERED);
        MOODLE.server().verify(1, postRequestedFor(urlEqualTo(SCORES)));
    }

    @Test
    void whatIsFoundOutAfterARestoreIsSentOverWhatIsThere() {
        ready();
        MOODLE.replays("svc-36-score-ok");
        scores.reportProgress(course.id(), learner, new BigDecimal("0.4"));
        events.publishEvent(new Sending.Paused());
        scores.reportProgress(course.id(), learner, new BigDecimal("0.7"));

        assertThat(deliver()).isEmpty();

        assertThat(state()).isEqualTo(Delivery.State.DELIVERED);
        MOODLE.server().verify(1, postRequestedFor(urlEqualTo(SCORES)));
    }

    @Test
    void theTimeThatNothingWasSentDoesNotCount() {
        ready();
        scores.reportProgress(course.id(), learner, new BigDecimal("0.4"));
        jdbc.sql("UPDATE score_report SET reported_at = reported_at - INTERVAL '8' DAY")
                .update();

        events.publishEvent(new Sending.Resumed());

        assertThat(reported().reportedAt()).isAfter(Instant.now().minus(Duration.ofDays(1)));
    }

    @Test
    void aPlatformThatIsDownIsTriedForSevenDaysWithTheSameTimeThenTheFailureIsVisible() {
        ready();
        MOODLE.server()
                .stubFor(post(urlEqualTo(SCORES)).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        scores.reportProgress(course.id(), learner, new BigDecimal("0.4"));
        Instant time = reported().scoreTime();

        assertThat(deliver())
                .hasValueSatisfying(next ->
                        assertThat(Duration.between(Instant.now(), next)).isBetween(seconds(2), seconds(8)));
        MOODLE.server().stubFor(post(urlEqualTo(SCORES)).willReturn(aResponse().withStatus(429)));
        assertThat(deliver())
                .hasValueSatisfying(next ->
                        assertThat(Duration.between(Instant.now(), next)).isBetween(seconds(40), seconds(75)));
        assertThat(reported().scoreTime()).isEqualTo(time);
        assertThat(reported().attempts()).isEqualTo(2);

        jdbc.sql("UPDATE score_report SET reported_at = :then WHERE course_id = :course")
                .param("then", Columns.time(Instant.now().minus(Duration.ofDays(8))))
                .param("course", course.id().value())
                .update();
        assertThat(deliver()).isEmpty();
        assertThat(troubles.in(instructor()))
                .extracting(Trouble::message)
                .containsExactly("score.trouble.delivery.no-answer");
    }

    @Test
    void anOvertakenReportIsNotSentAndDoesNotSettleTheNewerOne() {
        ready();
        MOODLE.replays("svc-36-score-ok");
        scores.reportProgress(course.id(), learner, new BigDecimal("0.4"));
        Delivery old = reported();
        scores.reportProgress(course.id(), learner, new BigDecimal("0.6"));

        assertThat(records.waiting(progress(), learner, old.number())).isEmpty();
        records.delivered(old);

        assertThat(state()).isEqualTo(Delivery.State.WAITING);
        assertThat(scheduled("deliver-score")).isEqualTo(2);
        assertThat(scores.queues().get(course.registration()).waiting()).isEqualTo(1);
    }

    @Test
    void aReportGoesWithTheTransactionThatCausedIt() {
        transactions.executeWithoutResult(status -> {
            scores.reportProgress(course.id(), learner, BigDecimal.ONE);
            status.setRollbackOnly();
        });

        assertThat(deliveries.find(progress(), learner)).isEmpty();
        assertThat(scheduled("deliver-score")).isZero();
    }

    @Test
    void aRefreshIsGrantedOnceAMinuteAndOnePassIsDue() {
        assertThat(gradebook.refresh(instructor())).isTrue();
        assertThat(gradebook.refresh(instructor())).isFalse();
        gradebook.requestCollection(course.id());

        assertThat(scheduled("collect-course")).isEqualTo(1);
        assertThat(gradebook.collection(course.id()).waiting()).isTrue();
    }

    @Test
    void whatWasReachedInAnActivityIsToldExactlyToItsOwnLineItem() {
        Activity activity = placed();
        MOODLE.replays("svc-36-score-ok");
        scores.report(course.id(), activity.id(), learner, new BigDecimal("6.6666666"), new BigDecimal("7"));

        assertThat(deliver(activity)).isEmpty();

        JsonNode score = json(sent().get(0));
        assertThat(score.required("userId").asString()).isEqualTo("5");
        assertThat(score.required("scoreGiven").decimalValue()).isEqualByComparingTo("6.6666666");
        assertThat(score.required("scoreMaximum").decimalValue()).isEqualByComparingTo("7");
        assertThat(score.required("activityProgress").asString()).isEqualTo("Completed");
        assertThat(reported(activity).state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(deliveries.find(progress(), learner))
                .as("nothing is said of progress")
                .isEmpty();
    }

    @Test
    void aLaterScoreOfAnActivityIsLaterAndTheSameOneIsNotSaidAgain() {
        Activity activity = placed();
        MOODLE.replays("svc-36-score-ok");
        for (String score : List.of("3", "4", "4.00", "3")) {
            scores.report(course.id(), activity.id(), learner, new BigDecimal(score), BigDecimal.TEN);
            deliver(activity);
        }

        assertThat(sent())
                .extracting(request ->
                        json(request).required("scoreGiven").decimalValue().toPlainString())
                .containsExactly("3", "4", "3");
        assertThat(sent())
                .extracting(request -> json(request).required("timestamp").asString())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void anAnswerLostAfterAScoreOfAnActivityIsOneGradeThoughThePlatformScalesIt() {
        Activity activity = placed();
        MOODLE.replays("svc-39-score-older-timestamp");
        answer(COLUMN + "/results?type_id=1&user_id=5", RESULTS_TYPE, """
                [{"userId":"5","resultScore":40,"resultMaximum":50}]""");
        scores.report(course.id(), activity.id(), learner, new BigDecimal("8"), BigDecimal.TEN);

        assertThat(deliver(activity)).isEmpty();

        assertThat(reported(activity).state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(sent()).hasSize(1);
    }

    @Test
    void aScoreWaitsForALineItemAndIsVisibleAfterSevenDaysWithout() {
        Activity activity = activities.create(instructor(), "Portfolio « été »", "Do it.", 10);
        scores.report(course.id(), activity.id(), learner, BigDecimal.ONE, BigDecimal.TEN);
        assertThat(deliver(activity)).isPresent();

        jdbc.sql("UPDATE score_report SET reported_at = :then WHERE course_id = :course")
                .param("then", Columns.time(Instant.now().minus(Duration.ofDays(8))))
                .param("course", course.id().value())
                .update();
        assertThat(deliver(activity)).isEmpty();
        assertThat(troubles.in(instructor()))
                .containsExactly(Trouble.of("score.trouble.activity.no-line-item", 1, "Portfolio « été »"));

        lists(activity);
        collect(course);
        MOODLE.replays("svc-36-score-ok");
        troubles.tryAgain(instructor());
        assertThat(deliver(activity)).isEmpty();
        assertThat(reported(activity).state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(troubles.in(instructor())).isEmpty();
    }

    @Test
    void withoutAGradebookAScoreDoesNotWait() {
        Activity activity = activities.create(instructor(), "Portfolio", "Do it.", 10);
        jdbc.sql("UPDATE course SET gradebook_scopes = '' WHERE id = :id")
                .param("id", course.id().value())
                .update();
        scores.report(course.id(), activity.id(), learner, BigDecimal.ONE, BigDecimal.TEN);

        assertThat(deliver(activity)).isEmpty();

        assertThat(troubles.in(instructor()))
                .extracting(Trouble::message)
                .contains("score.trouble.activity.no-gradebook");
    }

    @Test
    void theTaskOfAScoreFindsItsReportAgain() {
        Activity activity = placed();
        scores.report(course.id(), activity.id(), learner, BigDecimal.ONE, BigDecimal.TEN);
        scores.reportProgress(course.id(), learner, BigDecimal.ONE);

        assertThat(jdbc.sql("""
                        SELECT task_instance FROM scheduled_tasks
                        WHERE task_name = 'deliver-score' AND task_instance LIKE :course""")
                        .param("course", course.id() + "%")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        course.id() + ":" + learner + ":1", course.id() + ":" + learner + ":1:" + activity.id());
    }

    @Test
    void whatIsToldComesAfterWhatIsReadAndJudged() {
        scores.reportProgress(course.id(), learner, BigDecimal.ONE);
        gradebook.requestCollection(course.id());

        assertThat(jdbc.sql("""
                        SELECT task_name FROM scheduled_tasks
                        WHERE task_instance LIKE :course AND task_name IN ('deliver-score', 'collect-course')
                        ORDER BY priority DESC, execution_time""")
                        .param("course", course.id() + "%")
                        .query(String.class)
                        .list())
                .containsExactly("collect-course", "deliver-score");
    }

    private Activity placed() {
        Activity activity = activities.create(instructor(), "Portfolio", "Do it.", 10);
        lists(activity);
        collect(course);
        return activity;
    }

    private void lists(Activity activity) {
        answer(COLUMN + "/results?type_id=1", RESULTS_TYPE, "[]");
        answer(LINE_ITEMS, LINE_ITEMS_TYPE, """
                [{"label":"Portfolio","scoreMaximum":50,"resourceId":"%s","id":"%s%s?type_id=1"}]""".formatted(activity.id(), MOODLE.origin(), COLUMN));
    }

    private Optional<Instant> deliver(Activity activity) {
        Delivery reported = reported(activity);
        return records.waiting(reported.target(), learner, reported.number()).flatMap(delivery::deliver);
    }

    private Delivery reported(Activity activity) {
        return deliveries
                .find(new Delivery.Target(course.id(), activity.id()), learner)
                .orElseThrow();
    }

    private void ready() {
        createsColumnNine();
        scores.prepareProgress(course.id(), "Cairn");
        assertThat(preparation.prepare(course.id())).isEmpty();
    }

    /** Answers as the recorded creation did: the request again, and an id. */
    private void createsColumnNine() {
        MOODLE.server()
                .stubFor(post(urlEqualTo(LINE_ITEMS))
                        .willReturn(aResponse()
                                .withStatus(201)
                                .withHeader("Content-Type", "application/vnd.ims.lis.v2.lineitem+json; charset=utf-8")
                                .withBody(ourColumn())));
    }

    private void listsOurColumn() {
        answer(LINE_ITEMS, LINE_ITEMS_TYPE, "[" + ourColumn() + "]");
    }

    private String ourColumn() {
        return """
                {"label":"Cairn","scoreMaximum":100,"resourceId":"cairn-progress-%s","tag":"cairn-progress",
                 "id":"%s%s?type_id=1"}""".formatted(course.id(), MOODLE.origin(), COLUMN);
    }

    private Optional<Instant> deliver() {
        return records.waiting(progress(), learner, reported().number()).flatMap(delivery::deliver);
    }

    private Delivery reported() {
        return deliveries.find(progress(), learner).orElseThrow();
    }

    private Delivery.Target progress() {
        return Delivery.Target.progress(course.id());
    }

    private Delivery.State state() {
        return reported().state();
    }

    private List<LoggedRequest> sent() {
        return MOODLE.server().findAll(postRequestedFor(urlEqualTo(SCORES)));
    }

    private static JsonNode json(LoggedRequest request) {
        return JsonMapper.builder().build().readTree(request.getBodyAsString());
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private int scheduled(String task) {
        return jdbc.sql("SELECT count(*) FROM scheduled_tasks WHERE task_name = :task AND task_instance LIKE :course")
                .params(Map.of("task", task, "course", course.id() + "%"))
                .query(Integer.class)
                .single();
    }

    private PersonId person(String subject) {
        return jdbc.sql("""
                        SELECT person_id FROM platform_identity
                        WHERE registration_id = :registration AND subject = :subject""")
                .param("registration", course.registration().value())
                .param("subject", subject)
                .query((row, n) -> new PersonId(row.getObject("person_id", UUID.class)))
                .single();
    }

    private Visitor instructor() {
        return new Visitor(
                new LaunchId(UUID.randomUUID()),
                course.institution(),
                course.id(),
                new PersonId(UUID.randomUUID()),
                Set.of(Role.INSTRUCTOR),
                Locale.CANADA);
    }
}

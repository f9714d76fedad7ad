package org.cairn.score;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.cairn.gradebook.CourseWork;
import org.cairn.gradebook.GivenCourse;
import org.cairn.gradebook.MoodleContract;
import org.cairn.shared.PersonId;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** S10, S11, F4, F5 and F13: work at a platform that is slow, throttles or loses its answers, and at the wrong place. */
class InTurnTests extends MoodleContract {

    private static final String SCORES = COLUMN + "/scores?type_id=1";

    @Autowired
    CourseWork inTurn;

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

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        reachMoodle(registry);
        TestDatabase.H2.offer(registry);
    }

    @Test
    void whoFindsNoTurnComesBackLaterAndAnotherPlatformGoesOn() {
        GivenCourse other = GivenCourse.in(jdbc, MOODLE.origin(), MOODLE.at(LINE_ITEMS), MOODLE.at(MEMBERSHIPS));
        AtomicInteger worked = new AtomicInteger();

        Optional<Instant> third = inTurn.at(
                course.id(),
                () -> inTurn.at(course.id(), () -> {
                    assertThat(inTurn.at(other.id(), () -> {
                                worked.incrementAndGet();
                                return Optional.empty();
                            }))
                            .isEmpty();
                    return inTurn.at(course.id(), () -> {
                        worked.addAndGet(100);
                        return Optional.empty();
                    });
                }));

        assertThat(third).hasValueSatisfying(later -> assertThat(later).isAfter(Instant.now()));
        assertThat(worked).hasValue(1);
    }

    @Test
    void aPlatformThatAsksForAPauseIsNotAskedBeforeItsEnd() {
        MOODLE.server()
                .stubFor(get(urlEqualTo(LINE_ITEMS))
                        .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "1800")));
        Optional<Instant> next = inTurn.at(course.id(), () -> {
            collect(course);
            return Optional.of(Instant.now().plusSeconds(60));
        });

        assertThat(next)
                .hasValueSatisfying(
                        when -> assertThat(when).isAfter(Instant.now().plusSeconds(1_700)));
        assertThat(inTurn.at(course.id(), Optional::empty)).isPresent();
        MOODLE.server().verify(1, getRequestedFor(urlEqualTo(LINE_ITEMS)));
    }

    @Test
    void aPlatformThatIsDownCostsAPassOneWaitAndNotOneForEachColumn() {
        StringBuilder columns = new StringBuilder("[");
        for (int i = 0; i < 40; i++) {
            columns.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"%s/items/%d\",\"label\":\"%2$d\",\"scoreMaximum\":10}"
                            .formatted(MOODLE.origin(), i));
        }
        answer(LINE_ITEMS, LINE_ITEMS_TYPE, columns.append("]").toString());
        MOODLE.server()
                .stubFor(
                        get(urlPathMatching("/items/.*")).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

        collect(course);

        assertThat(gradebook.collection(course.id()).failure()).contains("no-answer");
        MOODLE.server().verify(3, getRequestedFor(urlPathMatching("/items/.*")));
    }

    @Test
    void anAnswerLostAfterItsEffectIsOneGrade() {
        PersonId learner = ready();
        scores.reportProgress(course.id(), learner, new BigDecimal("0.4"));
        MOODLE.server()
                .stubFor(post(urlEqualTo(SCORES))
                        .inScenario("lost")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
                        .willSetStateTo("stored"));
        MOODLE.server()
                .stubFor(post(urlEqualTo(SCORES))
                        .inScenario("lost")
                        .whenScenarioStateIs("stored")
                        .willReturn(aResponse().withStatus(409).withBody("[]")));
        answer(COLUMN + "/results?type_id=1&user_id=5", RESULTS_TYPE, """
                [{"userId":"5","resultScore":40,"resultMaximum":100}]""");

        assertThat(deliver(learner)).isPresent();
        assertThat(deliver(learner)).isEmpty();

        assertThat(state(learner)).isEqualTo(Delivery.State.DELIVERED);
        assertThat(MOODLE.server().findAll(postRequestedFor(urlEqualTo(SCORES))))
                .extracting(request -> request.getBodyAsString())
                .hasSize(2)
                .allMatch(body -> body.equals(MOODLE.server()
                        .findAll(postRequestedFor(urlEqualTo(SCORES)))
                        .get(0)
                        .getBodyAsString()));
    }

    @Test
    void nobodyOfAnotherCourseIsScoredHere() {
        ready();
        GivenCourse other = GivenCourse.in(jdbc, MOODLE.origin(), MOODLE.at(LINE_ITEMS), MOODLE.at(MEMBERSHIPS));
        collect(other);
        PersonId stranger = person(other, "5");
        scores.reportProgress(course.id(), stranger, BigDecimal.ONE);

        assertThat(deliver(stranger)).isEmpty();

        assertThat(state(stranger)).isEqualTo(Delivery.State.FAILED);
        MOODLE.server().verify(0, postRequestedFor(urlEqualTo(SCORES)));
    }

    @Test
    void whoHasLeftTheCourseIsNotScored() {
        PersonId learner = ready();
        answer(MEMBERSHIPS, "application/vnd.ims.lti-nrps.v2.membershipcontainer+json", """
                {"members":[{"user_id":"5","roles":["Learner"],"status":"Inactive"}]}""");
        collect(course);
        scores.reportProgress(course.id(), learner, BigDecimal.ONE);

        assertThat(deliver(learner)).isEmpty();

        assertThat(state(learner)).isEqualTo(Delivery.State.FAILED);
        MOODLE.server().verify(0, postRequestedFor(urlEqualTo(SCORES)));
    }

    @Test
    void theColumnOfAnotherCourseIsNeverScored() {
        PersonId learner = ready();
        GivenCourse other = GivenCourse.in(jdbc, MOODLE.origin(), MOODLE.at(LINE_ITEMS), MOODLE.at(MEMBERSHIPS));
        jdbc.sql("UPDATE line_item SET course_id = :other WHERE course_id = :course AND purpose = 'PROGRESS'")
                .param("other", other.id().value())
                .param("course", course.id().value())
                .update();
        scores.reportProgress(course.id(), learner, BigDecimal.ONE);

        assertThat(deliver(learner)).isEmpty();

        assertThat(state(learner)).isEqualTo(Delivery.State.FAILED);
        MOODLE.server().verify(0, postRequestedFor(urlEqualTo(SCORES)));
    }

    @Test
    void aColumnThatIsRefusedForGoodIsNotAskedForAgain() {
        MOODLE.server()
                .stubFor(post(urlEqualTo(LINE_ITEMS)).willReturn(aResponse().withStatus(403)));
        answer(LINE_ITEMS, LINE_ITEMS_TYPE, "[]");
        scores.prepareProgress(course.id(), "Cairn");

        assertThat(preparation.prepare(course.id())).isEmpty();

        MOODLE.server().verify(1, postRequestedFor(urlEqualTo(LINE_ITEMS)));
    }

    private PersonId ready() {
        answer(LINE_ITEMS, LINE_ITEMS_TYPE, """
                [{"label":"Cairn","scoreMaximum":100,"resourceId":"cairn-progress-%s","tag":"cairn-progress",
                  "id":"%s%s?type_id=1"}]""".formatted(course.id(), MOODLE.origin(), COLUMN));
        collect(course);
        scores.prepareProgress(course.id(), "Cairn");
        assertThat(preparation.prepare(course.id())).isEmpty();
        return person(course, "5");
    }

    private PersonId person(GivenCourse in, String subject) {
        return jdbc.sql("""
                        SELECT person_id FROM platform_identity
                        WHERE registration_id = :registration AND subject = :subject""")
                .param("registration", in.registration().value())
                .param("subject", subject)
                .query((row, n) -> new PersonId(row.getObject("person_id", UUID.class)))
                .single();
    }

    private Optional<Instant> deliver(PersonId learner) {
        int number = deliveries.find(progress(), learner).orElseThrow().number();
        return records.waiting(progress(), learner, number).flatMap(delivery::deliver);
    }

    private Delivery.Target progress() {
        return Delivery.Target.progress(course.id());
    }

    private Delivery.State state(PersonId learner) {
        return deliveries.find(progress(), learner).orElseThrow().state();
    }
}

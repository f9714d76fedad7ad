package org.cairn.gradebook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A pass over a course, against what a real Moodle answered. */
abstract class CollectionPassContract extends MoodleContract {

    @Autowired
    CollectionPass pass;

    @Autowired
    Passes passes;

    @Autowired
    LineItems lineItems;

    @Autowired
    Doubts doubts;

    @Autowired
    Troubles troubles;

    @Autowired
    Roster roster;

    @Test
    void readsWhatMoodleReallySends() {
        MOODLE.replays("svc-27-lineitems-all", "svc-53-results");
        noResultsIn("8", "10", "12");

        pass.collect(course.id());

        assertThat(gradebook.evidence(course.id()))
                .extracting(LineItem::label)
                .containsExactlyInAnyOrder("Lab launch", "Tool column", "Linked column", "Tool column");
        assertThat(scores()).containsExactly(Map.entry("5", "42/50"), Map.entry("6", "50/50"), Map.entry("7", "8/50"));
        assertThat(gradebook.results(course.id()).get(0).gradedAt())
                .isBetween(Instant.parse("2026-11-23T18:47:17Z"), Instant.parse("2026-11-23T18:47:24Z"));
        assertThat(gradebook.collectedAt(course.id())).isPresent();
        assertThat(gradebook.collection(course.id()).failure()).isEmpty();
        assertThat(doubts.in(course.id()))
                .as("the suspended learner is in no list of members")
                .extracting(Doubt::label, Doubt::reason)
                .containsExactly(
                        tuple("Tool column", Doubt.Reason.NOT_IN_COURSE), tuple("zero", Doubt.Reason.NO_MAXIMUM));
        assertThat(heard.events)
                .singleElement()
                .satisfies(event -> assertThat(event.persons()).hasSize(3));
    }

    /** Row B11. */
    @Test
    void aCourseThatNobodyOpensIsReadNoMoreUntilSomebodyDoes() {
        RestingCourses resting = new RestingCourses(jdbc);
        Instant then = Instant.parse("2026-01-10T12:00:00Z");
        GradebookTasks.Schedule schedule = new GradebookTasks.Schedule(
                passes, lineItems, new Rhythm(new Backoff(new Random(1)), Duration.ofMinutes(1)), Clock.systemUTC());
        passes.asked(course.id(), then);
        assertThat(schedule.next(course.id())).isPresent();

        while (resting.rest(then.plusSeconds(1), then.plusSeconds(100), then.plusSeconds(200), 10) > 0) {
            assertThat(resting.due(then.plusSeconds(199), 10)).isEmpty();
        }

        assertThat(schedule.next(course.id())).isEmpty();
        assertThat(resting.due(then.plusSeconds(200), 10_000)).contains(course.id());
        resting.looked(course.id(), null);
        assertThat(resting.due(then.plusSeconds(900), 10_000)).doesNotContain(course.id());
        assertThat(schedule.next(course.id())).isEmpty();

        passes.asked(course.id(), then.plusSeconds(300));
        assertThat(schedule.next(course.id())).isPresent();
    }

    @Test
    void whoOpensACourseWhosePassHasStillToBeginNeedNotAsk() {
        Instant now = Instant.parse("2026-01-10T12:00:00Z");
        assertThat(passes.waits(course.id(), now.minusSeconds(60))).isFalse();

        passes.asked(course.id(), now);
        assertThat(passes.waits(course.id(), now.minusSeconds(60))).isTrue();
        assertThat(passes.waits(course.id(), now))
                .as("asked for so long ago that it is asked for again")
                .isFalse();

        passes.started(course.id(), now.plusSeconds(1));
        assertThat(passes.waits(course.id(), now.minusSeconds(60)))
                .as("a pass under way may have read past what is new")
                .isFalse();
    }

    @Test
    void aSecondPassWithoutNewsRecordsNothingAndTellsNobody() {
        columnNine();
        MOODLE.replays("svc-53-results");
        pass.collect(course.id());
        int rows = rows("result");
        heard.events.clear();

        pass.collect(course.id());

        assertThat(rows).isEqualTo(3);
        assertThat(rows("result")).isEqualTo(rows);
        assertThat(heard.events).isEmpty();
        assertThat(passes.of(course.id()).unchanged()).isEqualTo(1);
    }

    @Test
    void aClearedGradeIsPendingAndNeverZero() {
        columnNine();
        MOODLE.replays("svc-53-results");
        pass.collect(course.id());
        heard.events.clear();
        MOODLE.replays("svc-60-results-after-clear");

        pass.collect(course.id());

        assertThat(scores())
                .containsExactly(Map.entry("5", "42/50"), Map.entry("6", "PENDING"), Map.entry("7", "PENDING"));
        assertThat(heard.events)
                .singleElement()
                .satisfies(event -> assertThat(event.persons()).hasSize(2));
    }

    @Test
    void aZeroThatMoodleSendsIsAZero() {
        columnNine();
        MOODLE.replaysAt("svc-106-results-zero", COLUMN + "/results?type_id=1");

        pass.collect(course.id());

        assertThat(scores()).containsExactly(Map.entry("5", "0/20"));
    }

    @Test
    void moodlesTypographicLinkHeaderIsFollowed() {
        MOODLE.replaysAt("svc-31-lineitems-limit-1", LINE_ITEMS);
        MOODLE.replays("svc-32-lineitems-limit-1-from-1");
        answer("/mod/lti/services.php/2/lineitems?type_id=1&limit=1&from=2", LINE_ITEMS_TYPE, "[]");
        noResultsIn("8", "9");

        pass.collect(course.id());

        assertThat(gradebook.evidence(course.id())).hasSize(2);
        assertThat(gradebook.collection(course.id()).failure()).isEmpty();
    }

    @Test
    void noLimitIsEverAskedOfResults() {
        columnNine();
        MOODLE.replays("svc-53-results");

        pass.collect(course.id());

        MOODLE.server().verify(1, getRequestedFor(urlPathEqualTo(COLUMN + "/results")));
        MOODLE.server().verify(1, getRequestedFor(urlEqualTo(COLUMN + "/results?type_id=1")));
    }

    @Test
    void aTimeFinerThanADatabaseKeepsIsNoNewsAtTheNextReading() {
        columnNine();
        answer(COLUMN + "/results?type_id=1", RESULTS_TYPE, """
                [{"id":"%s%s/results?user_id=5","userId":"5","resultScore":42,"resultMaximum":50,
                  "timestamp":"2026-03-14T12:00:00.1234567Z"}]""".formatted(MOODLE.origin(), COLUMN));
        pass.collect(course.id());

        pass.collect(course.id());

        Result stands = gradebook.results(course.id()).get(0);
        assertThat(stands.gradedAt()).isEqualTo("2026-03-14T12:00:00.123456Z");
        assertThat(hashes("result")).containsExactly(stands.hash());
    }

    @Test
    void aLearnerWhoseResultVanishesIsNoLongerGraded() {
        columnNine();
        MOODLE.replays("svc-53-results");
        pass.collect(course.id());
        MOODLE.replaysAt("svc-104-results-of-untouched-item", COLUMN + "/results?type_id=1");

        pass.collect(course.id());

        assertThat(gradebook.results(course.id()))
                .hasSize(3)
                .allMatch(result -> result.status() == Result.Status.REMOVED && result.score() == null);
    }

    @Test
    void whatStandsIsTheNewestThatWasSeenAndEachCarriesTheHashOfWhatItSays() {
        columnNine();
        MOODLE.replays("svc-53-results");
        pass.collect(course.id());
        Set<String> before = hashes("result");
        MOODLE.replaysAt("svc-104-results-of-untouched-item", COLUMN + "/results?type_id=1");

        pass.collect(course.id());

        Set<String> standing =
                gradebook.results(course.id()).stream().map(Result::hash).collect(Collectors.toSet());
        assertThat(hashes("newest_result n JOIN result")).isEqualTo(standing).hasSize(3);
        assertThat(hashes("result")).hasSize(6).containsAll(before).containsAll(standing);
    }

    private Set<String> hashes(String from) {
        String joined = from.contains("JOIN") ? " r ON r.id = n.result_id" : " r";
        return Set.copyOf(jdbc.sql("SELECT r.hash FROM " + from + joined
                        + " JOIN line_item l ON l.id = r.line_item_id WHERE l.course_id = :course")
                .param("course", course.id().value())
                .query(String.class)
                .list());
    }

    @Test
    void aLineItemThatIsGoneIsMarkedAndItsResultsCountNoMore() {
        columnNine();
        MOODLE.replays("svc-53-results");
        pass.collect(course.id());
        heard.events.clear();
        answer(LINE_ITEMS, LINE_ITEMS_TYPE, "[]");

        pass.collect(course.id());

        assertThat(gradebook.evidence(course.id())).singleElement().matches(LineItem::removed);
        assertThat(gradebook.results(course.id()))
                .hasSize(3)
                .allMatch(result -> result.status() == Result.Status.REMOVED);
        assertThat(heard.events)
                .singleElement()
                .satisfies(event -> assertThat(event.persons()).hasSize(3));
        columnNine();
        pass.collect(course.id());
        assertThat(gradebook.evidence(course.id())).singleElement().matches(item -> !item.removed());
        assertThat(scores()).contains(Map.entry("5", "42/50"));
    }

    @Test
    void whatWasMadeAnewIsProposedForWhatIsGone() {
        columnNine();
        MOODLE.replays("svc-53-results");
        pass.collect(course.id());
        answer(LINE_ITEMS, LINE_ITEMS_TYPE, """
                [{"id":"%s/again","label":"Tool column","scoreMaximum":50}]""".formatted(MOODLE.origin()));

        pass.collect(course.id());

        assertThat(gradebook.held(course.id()))
                .filteredOn(held -> held.lineItem().removed())
                .singleElement()
                .satisfies(
                        held -> assertThat(held.instead().orElseThrow().url()).hasPath("/again"));
    }

    @Test
    void aFailingPlatformIsRecordedAndWhatWasKnownStays() {
        columnNine();
        MOODLE.replays("svc-53-results");
        pass.collect(course.id());
        Optional<Instant> before = gradebook.collectedAt(course.id());
        MOODLE.server()
                .stubFor(get(urlEqualTo(LINE_ITEMS)).willReturn(aResponse().withStatus(503)));

        pass.collect(course.id());
        pass.collect(course.id());

        assertThat(gradebook.collection(course.id()).failure()).contains("page-refused");
        assertThat(gradebook.reads(Instant.now()).get(course.registration()))
                .isEqualTo(new Gradebook.Reads(1, 1, 0, Optional.empty(), 1, Optional.of("page-refused")));
        assertThat(gradebook.collection(course.id()).failedAt()).isPresent();
        assertThat(gradebook.collectedAt(course.id())).isEqualTo(before);
        assertThat(passes.of(course.id()).failures()).isEqualTo(2);
        assertThat(scores()).hasSize(3);
    }

    @Test
    void oneColumnThatFailsDoesNotTakeTheOthersWithIt() {
        MOODLE.replays("svc-27-lineitems-all", "svc-53-results");
        noResultsIn("8", "10");
        MOODLE.server()
                .stubFor(get(urlPathEqualTo("/mod/lti/services.php/2/lineitems/12/lineitem/results"))
                        .willReturn(aResponse().withStatus(404).withBody("<html>")));

        pass.collect(course.id());

        assertThat(scores()).hasSize(3);
        assertThat(gradebook.collectedAt(course.id())).isEmpty();
        assertThat(gradebook.collection(course.id()).failure()).contains("page-refused");
    }

    @Test
    void aBrokenAnswerStoresNothingHalf() {
        columnNine();
        answer(COLUMN + "/results?type_id=1", "text/html", "<!DOCTYPE html><html>");

        pass.collect(course.id());

        assertThat(gradebook.collection(course.id()).failure()).contains("answer-unreadable");
        assertThat(rows("result")).isZero();
    }

    @Test
    void whatIsNoScoreIsPutAsideForThatLearnerAlone() {
        columnNine();
        answer(MEMBERSHIPS, "application/vnd.ims.lti-nrps.v2.membershipcontainer+json", """
                {"members":[{"user_id":"4","roles":["Learner"]},{"user_id":"5","roles":["Learner"]},
                 {"user_id":"6","roles":["Learner"]},{"user_id":"7","roles":["Learner"]},
                 {"user_id":"8","roles":["Learner"]},{"user_id":"9","roles":["Learner"]}]}""");
        answer(COLUMN + "/results?type_id=1", RESULTS_TYPE, """
                [{"userId":"5","resultScore":NaN,"resultMaximum":50},
                 {"userId":"6","resultScore":-1,"resultMaximum":50},
                 {"userId":"7","resultScore":1e308,"resultMaximum":50},
                 {"userId":"8","resultScore":10,"resultMaximum":0},
                 {"userId":"9","resultScore":1.%s,"resultMaximum":50},
                 {"resultScore":10},
                 {"userId":"4","resultScore":"31.5","unknown":{"a":[1]}}]
                """.formatted("0".repeat(60) + "1"));

        pass.collect(course.id());

        assertThat(scores()).containsExactly(Map.entry("4", "31.5/50"));
        assertThat(doubts.in(course.id()))
                .extracting(Doubt::reason)
                .containsExactlyInAnyOrder(
                        Doubt.Reason.NOT_A_NUMBER,
                        Doubt.Reason.NEGATIVE,
                        Doubt.Reason.TOO_LARGE,
                        Doubt.Reason.NO_MAXIMUM,
                        Doubt.Reason.TOO_MANY_DIGITS,
                        Doubt.Reason.NO_LEARNER);
        assertThat(gradebook.held(course.id()))
                .extracting(Gradebook.Held::graded, Gradebook.Held::without, Gradebook.Held::doubts)
                .containsExactly(tuple(1, 0, 6));
        assertThat(gradebook.sources(course.id())).singleElement().satisfies(reading -> {
            assertThat(reading.source()).isEqualTo(SourceName.AGS);
            assertThat(reading.results()).isEqualTo(7);
        });
        MOODLE.replays("svc-53-results");
        pass.collect(course.id());
        assertThat(doubts.in(course.id())).isEmpty();
    }

    /** Decision 0050. */
    @Test
    void aScoreFarAboveTheMaximumCountsOnceAnInstructorAcceptsItAndStaysAccepted() {
        columnNine();
        answer(COLUMN + "/results?type_id=1", RESULTS_TYPE, """
                [{"userId":"5","resultScore":4500,"resultMaximum":50},
                 {"userId":"6","resultScore":60,"resultMaximum":50},
                 {"userId":"7","resultScore":480,"resultMaximum":50}]""");
        pass.collect(course.id());
        Visitor instructor = instructor();

        assertThat(scores()).containsExactly(Map.entry("6", "60/50"));
        assertThat(troubles.farAbove(instructor))
                .extracting(Troubles.FarAbove::subject, Troubles.FarAbove::score)
                .containsExactly(tuple("5", "4500/50"), tuple("7", "480/50"));
        assertThat(troubles.in(instructor)).isEmpty();
        Troubles.FarAbove right = troubles.farAbove(instructor).get(0);
        heard.events.clear();
        troubles.accept(instructor, right.lineItem(), right.subject(), right.score());

        assertThat(scores()).containsExactly(Map.entry("5", "4500/50"), Map.entry("6", "60/50"));
        assertThat(heard.events)
                .singleElement()
                .satisfies(event -> assertThat(event.persons()).hasSize(1));
        assertThatThrownBy(() -> troubles.accept(instructor, right.lineItem(), right.subject(), right.score()))
                .hasMessage("CONFLICT gradebook.not-far-above");
        pass.collect(course.id());
        assertThat(scores()).containsExactly(Map.entry("5", "4500/50"), Map.entry("6", "60/50"));
        assertThat(troubles.farAbove(instructor))
                .extracting(Troubles.FarAbove::subject)
                .containsExactly("7");
        assertThat(gradebook.held(course.id()))
                .extracting(Gradebook.Held::doubts)
                .containsExactly(1);
        answer(COLUMN + "/results?type_id=1", RESULTS_TYPE, """
                [{"userId":"5","resultScore":4600,"resultMaximum":50},
                 {"userId":"6","resultScore":60,"resultMaximum":50},
                 {"userId":"7","resultScore":48,"resultMaximum":50}]""");
        pass.collect(course.id());
        assertThat(scores())
                .as("another value is another doubt, and what stood stands")
                .containsExactly(Map.entry("5", "4500/50"), Map.entry("6", "60/50"), Map.entry("7", "48/50"));
        assertThat(troubles.farAbove(instructor))
                .extracting(Troubles.FarAbove::score)
                .containsExactly("4600/50");
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

    @Test
    void aResultOfSomebodyWhoHasNeverBeenInTheCourseIsPutAside() {
        columnNine();
        answer(COLUMN + "/results?type_id=1", RESULTS_TYPE, """
                [{"userId":"5","resultScore":40},{"userId":"99999","resultScore":50}]""");

        pass.collect(course.id());

        assertThat(scores()).containsExactly(Map.entry("5", "40/50"));
        assertThat(doubts.in(course.id()))
                .extracting(Doubt::reason, Doubt::subject)
                .containsExactly(tuple(Doubt.Reason.NOT_IN_COURSE, "99999"));
        assertThat(roster.enrolmentOf(course.id(), "99999")).isEmpty();
    }

    @Test
    void whereNobodyTellsWhoIsInTheCourseNobodyIsForeign() {
        columnNine();
        MOODLE.server()
                .stubFor(get(urlEqualTo(MEMBERSHIPS)).willReturn(aResponse().withStatus(500)));
        answer(COLUMN + "/results?type_id=1", RESULTS_TYPE, """
                [{"userId":"99999","resultScore":50}]""");

        pass.collect(course.id());

        assertThat(scores()).containsExactly(Map.entry("99999", "50/50"));
    }

    @Test
    void ourOwnProgressIsNeverEvidenceWhicheverMarkIsLeft() {
        answer(LINE_ITEMS, LINE_ITEMS_TYPE, """
                [{"id":"%1$s/a","label":"Tag","scoreMaximum":100,"tag":"cairn-progress"},
                 {"id":"%1$s/b","label":"Id","scoreMaximum":100,"resourceId":"cairn-progress-x","tag":""}]
                """.formatted(MOODLE.origin()));

        pass.collect(course.id());

        assertThat(gradebook.evidence(course.id())).isEmpty();
        assertThat(rows("line_item")).isEqualTo(2);
        assertThat(gradebook.collection(course.id()).failure()).isEmpty();
    }

    @Test
    void aListThatRunsInCirclesOrElsewhereEndsThePass() {
        MOODLE.server()
                .stubFor(get(urlEqualTo(LINE_ITEMS))
                        .willReturn(aResponse()
                                .withBody("[]")
                                .withHeader("Link", "<" + MOODLE.at(LINE_ITEMS) + ">; rel=next")));
        pass.collect(course.id());
        assertThat(gradebook.collection(course.id()).failure()).contains("no-answer");
        MOODLE.server().verify(1, getRequestedFor(urlEqualTo(LINE_ITEMS)));

        MOODLE.server()
                .stubFor(get(urlEqualTo(LINE_ITEMS))
                        .willReturn(aResponse()
                                .withBody("[]")
                                .withHeader("Link", "<http://127.0.0.1:1/steal>; rel=\"next\"")));
        pass.collect(course.id());
        assertThat(passes.of(course.id()).failures()).isEqualTo(2);
    }

    @Test
    void theRosterIsReadToItsEndAndWhoIsMissingBecomesInactive() {
        columnNine();
        MOODLE.replays("svc-53-results");
        pass.collect(course.id());
        assertThat(roster.learners(course.id())).hasSize(4).allMatch(Enrolment::active);
        assertThat(enrolment("3").roles()).isEqualTo(Set.of(Role.INSTRUCTOR));
        assertThat(enrolment("7").name()).contains("Ság Ünïcode");

        // The next list ends after three: 5 and 6 on the first page, 7 on the second.
        MOODLE.replaysAt("svc-80-nrps-limit-2", MEMBERSHIPS);
        MOODLE.replaysAt("svc-81-nrps-limit-2-from-4", MEMBERSHIPS + "?limit=2&from=2");
        pass.collect(course.id());

        assertThat(roster.learners(course.id()))
                .filteredOn(Enrolment::active)
                .extracting(Enrolment::subject)
                .containsExactlyInAnyOrder("5", "6", "7");
        assertThat(enrolment("4").active()).isFalse();
        assertThat(enrolment("3").active()).isFalse();
    }

    @Test
    void membersInEveryKnownShapeAreUnderstood() {
        columnNine();
        MOODLE.replays("svc-53-results");
        answer(MEMBERSHIPS, "application/vnd.ims.lti-nrps.v2.membershipcontainer+json", """
                {"members":[
                 {"user_id":"a","roles":["http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"],"message":{"x":1}},
                 {"user_id":"b","roles":["Learner"],"status":"Inactive"},
                 {"user_id":"c","roles":["Learner"],"status":"Deleted","message":[]},
                 {"user_id":"d","roles":["http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant"]},
                 {"user_id":"e","roles":["http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator"]},
                 {"roles":["Learner"]}]}
                """);

        pass.collect(course.id());

        assertThat(enrolment("a")).matches(it -> it.active() && it.roles().equals(Set.of(Role.LEARNER)));
        assertThat(enrolment("b").active()).isFalse();
        assertThat(enrolment("c").active()).isFalse();
        assertThat(enrolment("d").roles()).isEqualTo(Set.of(Role.INSTRUCTOR));
        assertThat(enrolment("e").roles()).isEmpty();
    }

    @Test
    void aRosterThatCannotBeReadDoesNotStopTheResults() {
        columnNine();
        MOODLE.replays("svc-53-results");
        MOODLE.server()
                .stubFor(get(urlEqualTo(MEMBERSHIPS)).willReturn(aResponse().withStatus(500)));

        pass.collect(course.id());

        assertThat(scores()).hasSize(4);
        assertThat(gradebook.collectedAt(course.id())).isPresent();
        assertThat(passes.of(course.id()).rosterFailure()).isEqualTo("page-refused");
    }

    @Test
    void noTokenIsAFailureThatIsSaid() {
        MOODLE.server()
                .stubFor(post(urlPathMatching(".*/token.php"))
                        .willReturn(aResponse().withStatus(400).withBody("{\"error\":\"invalid_client\"}")));

        pass.collect(course.id());

        assertThat(gradebook.collection(course.id()).failure()).contains("no-token");
    }

    private Enrolment enrolment(String subject) {
        return roster.everybody(course.id()).stream()
                .filter(enrolment -> enrolment.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }
}

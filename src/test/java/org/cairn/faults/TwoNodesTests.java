package org.cairn.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.cairn.credential.keys.Issuer;
import org.cairn.credential.keys.IssuerKeyRotation;
import org.cairn.platform.ToolKeyRotation;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.testing.Invariants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes on one PostgreSQL, and what happens to them while they turn marks into credentials. */
@Tag("faults")
class TwoNodesTests {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int LEARNERS = 40;
    private static final String AWARDED = "INSERT INTO award ";
    private static final String SIGNED = "INSERT INTO credential ";
    private static final String TOLD = "UPDATE score_report SET state = 'DELIVERED'";

    private static College college;
    private static Lms lms;
    private static Node one;
    private static Node other;

    @BeforeAll
    static void begin() {
        college = College.withNodes();
        lms = college.lms;
        one = college.node("--cairn.keys.published-ahead=1s").start();
        other = college.node("--cairn.keys.published-ahead=1s").start();
    }

    @BeforeEach
    void bothRun() {
        one.startAgain();
        other.startAgain();
        lms.begin(LEARNERS);
    }

    /** Also where a test ended in the middle: the next one has faults of its own. */
    @AfterEach
    void nothingIsBroken() {
        for (Node node : List.of(one, other)) {
            node.database.goOn();
            node.database.fillDisk(false);
        }
        Invariants.mustHold(college.jdbc);
    }

    @AfterAll
    static void end() throws IOException {
        college.close();
    }

    /** F1. */
    @ParameterizedTest
    @ValueSource(strings = {AWARDED, SIGNED, TOLD})
    void whatANodeHadNotCommittedWhenItWasKilledTheOtherDoes(String point) {
        CourseId course = college.course();
        Occasion killed = Occasion.killBeforeCommit(point, one, other);

        college.collect(course);
        killed.await(LONGEST);

        assertThat(one.isRunning()).isNotEqualTo(other.isRunning());
        everybodyIsAwardedAndTold(course);
    }

    /** F1. */
    @ParameterizedTest
    @ValueSource(strings = {AWARDED, SIGNED, TOLD})
    void whatANodeHadCommittedWhenItWasKilledIsNotDoneAgain(String point) {
        CourseId course = college.course();
        Occasion killed = Occasion.killAfterCommit(point, one, other);

        college.collect(course);
        killed.await(LONGEST);

        everybodyIsAwardedAndTold(course);
    }

    /** F1: three times at moments that chance chooses, always one of the two. */
    @Test
    void wheneverANodeIsKilledNobodyLosesAnythingAndNobodyGetsItTwice() {
        long seed = ThreadLocalRandom.current().nextLong();
        SplittableRandom chance = new SplittableRandom(seed);
        CourseId course = college.course();
        college.collect(course);
        for (int i = 0; i < 3; i++) {
            College.after(Duration.ofMillis(chance.nextLong(100, 5_000)));
            Node victim = chance.nextBoolean() ? one : other;
            victim.kill();
            Invariants.mustHold(college.jdbc);
            victim.start().awaitUp();
        }

        assertThat(seed).as("seed").satisfies(any -> everybodyIsAwardedAndTold(course));
    }

    /** F7: both begin at once, again and again, and somebody asks for the same ten times. */
    @Test
    void twoNodesOnTheSameCoursesMakeOneAwardForEach() {
        CourseId first = college.course();
        CourseId second = college.course();
        for (int i = 0; i < 10; i++) {
            college.collect(first);
            college.collect(second);
        }

        college.mustAward(first, LONGEST);
        college.mustAward(second, LONGEST);
    }

    /** F8: three times in the middle of the work the server is gone without a word. */
    @Test
    void aDatabaseThatCrashesLosesNothingThatWasCommitted() {
        CourseId course = college.course();
        college.collect(course);
        for (int i = 0; i < 3; i++) {
            int before = college.awards(course);
            college.crashDatabase();
            await().ignoreExceptions().until(() -> college.awards(course) >= before);
            College.after(Duration.ofSeconds(4));
        }

        everybodyIsAwardedAndTold(course);
        assertThat(one.isRunning() && other.isRunning()).isTrue();
    }

    /** F8: longer than anybody waits for an answer. */
    @Test
    void aDatabaseThatHangsIsWaitedForAndPagesSaySo() throws Exception {
        CourseId course = college.course();
        college.collect(course);
        await().atMost(LONGEST).until(() -> college.awards(course) > 0);
        one.database.hang();
        other.database.hang();

        assertThat(one.get("/credentials/" + "0".repeat(26)).statusCode()).isEqualTo(503);
        assertThat(one.get("/css/cairn.css").statusCode()).isEqualTo(200);
        one.database.goOn();
        other.database.goOn();

        await().atMost(Duration.ofSeconds(15))
                .ignoreExceptions()
                .until(() -> one.get("/credentials/" + "0".repeat(26)).statusCode() == 404);
        everybodyIsAwardedAndTold(course);
    }

    /** F9: what only reads goes on. */
    @Test
    void aDatabaseWithoutRoomLosesNothingAndNothingHasToBeStartedAgain() throws Exception {
        CourseId course = college.course();
        college.collect(course);
        await().atMost(LONGEST).until(() -> college.awards(course) > 0);
        one.database.fillDisk(true);
        other.database.fillDisk(true);
        College.after(Duration.ofSeconds(10));
        int full = college.awards(course);

        assertThat(one.get("/privacy").statusCode()).isEqualTo(200);
        Invariants.mustHold(college.jdbc);
        College.after(Duration.ofSeconds(3));
        assertThat(college.awards(course)).isEqualTo(full);
        one.database.fillDisk(false);
        other.database.fillDisk(false);

        everybodyIsAwardedAndTold(course);
    }

    /** F3, F4: away, broken and silent by turns, and then there again. */
    @Test
    void aPlatformThatIsAwayIsTriedAgainAndLosesNothing() {
        AtomicInteger requests = new AtomicInteger();
        lms.behave(new Manner() {
            @Override
            public Optional<Reply> before(String request) {
                return switch (requests.incrementAndGet() % 4) {
                    case 0 -> Optional.of(Reply.NONE);
                    case 1 -> Optional.of(Reply.json("").with(503));
                    case 2 -> Optional.of(Reply.json("<html>Under maintenance</html>"));
                    default -> Optional.empty();
                };
            }
        });
        CourseId course = college.course();
        college.collect(course);
        await().atMost(LONGEST).until(() -> requests.get() > 5);
        College.after(Duration.ofSeconds(10));
        assertThat(requests.get()).as("of which few are made").isLessThan(60);
        lms.behave(Manner.POLITE);

        everybodyIsAwardedAndTold(course);
    }

    /** F5: every third score is taken, and its answer gets lost. */
    @Test
    void aScoreWhoseAnswerWasLostIsToldAgainAsTheSame() {
        AtomicInteger scores = new AtomicInteger();
        lms.behave(new Manner() {
            @Override
            public Reply after(String request, Reply right) {
                boolean isLost = request.endsWith("/scores") && scores.incrementAndGet() % 3 == 0;
                return isLost ? Reply.NONE : right;
            }
        });
        CourseId course = college.course();

        college.collect(course);

        everybodyIsAwardedAndTold(course);
        assertThat(lms.scores).allSatisfy((user, told) -> assertThat(told).hasSize(1));
    }

    /** F13: as Canvas says it, and as everybody else does. */
    @Test
    void aPlatformThatAsksForAPauseGetsIt() {
        AtomicInteger requests = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        lms.behave(new Manner() {
            @Override
            public Optional<Reply> before(String request) {
                int number = requests.incrementAndGet();
                if (number % 10 != 0) {
                    return Optional.empty();
                }
                refused.incrementAndGet();
                return Optional.of(
                        number % 20 == 0
                                ? Reply.json("403 Forbidden (Rate Limit Exceeded)")
                                        .with(403)
                                : Reply.json("{}").with(429).with("Retry-After", "2"));
            }
        });
        CourseId course = college.course();

        college.collect(course);

        everybodyIsAwardedAndTold(course);
        assertThat(refused.get()).isPositive();
    }

    /**
     * S11: what is no mark is put aside, or far too much of one until somebody accepts it; strangers get nothing, who is said twice is
     * one, and more than all is all.
     */
    @Test
    void aPlatformThatLiesMakesNobodyAnAward() {
        lms.behave(new Manner() {
            @Override
            public Reply after(String request, Reply right) {
                if (!request.endsWith("/results")) {
                    return right;
                }
                return right.with(right.body()
                        .replace("\"u6\",\"resultScore\":45", "\"u6\",\"resultScore\":4500")
                        .replace("\"u7\",\"resultScore\":45", "\"u7\",\"resultScore\":55")
                        .replace("\"u8\",\"resultScore\":45", "\"u8\",\"resultScore\":-45")
                        .replace("\"u9\",\"resultScore\":45", "\"u9\",\"resultScore\":NaN")
                        .replaceFirst(
                                "^\\[",
                                "[{\"userId\":\"stranger\",\"resultScore\":50,\"resultMaximum\":50},"
                                        + "{\"userId\":\"u3\",\"resultScore\":45,\"resultMaximum\":50},"));
            }
        });
        CourseId course = college.course();

        college.collect(course);

        await().atMost(LONGEST).until(() -> college.awards(course) >= LEARNERS - 3);
        await().atMost(LONGEST).until(() -> Invariants.unsettled(college.jdbc).isEmpty());
        assertThat(college.awards(course)).isEqualTo(LEARNERS - 3);
        assertThat(college.awarded(course)).contains("u3", "u7").doesNotContain("u6", "u8", "u9", "stranger");
    }

    /** F11: both kinds of keys turn while a thousand credentials are signed; the platform keeps our keys for ten minutes. */
    @Test
    void keysThatTurnInTheMiddleCostNoCredentialAndNoToken() {
        lms.begin(10 * LEARNERS);
        CourseId course = college.course();
        InstitutionId institution = college.institution(course);
        college.bean(IssuerKeyRotation.class).begin(Issuer.of(institution));
        college.bean(ToolKeyRotation.class).begin("a test");
        lms.believe(one.keys());
        college.jdbc
                .sql("UPDATE issuer_key SET created_at = created_at - INTERVAL '25 hours' WHERE state = 'NEXT'")
                .update();
        college.collect(course);
        await().atMost(LONGEST).until(() -> college.credentials(course) > 0);

        college.bean(IssuerKeyRotation.class).turn();
        college.hurry("turn-tool-keys");

        college.mustAward(course, LONGEST.multipliedBy(3));
        assertThat(lms.refusedTokens).isEmpty();
        assertThat(college.keysUsed(course)).hasSize(2);
        assertThat(lms.keysSeen).hasSize(2);
    }

    /** F15. */
    @Test
    void aNodeThatIsToldToStopLeavesItsWorkToTheOther() {
        CourseId course = college.course();
        college.collect(course);
        await().atMost(LONGEST).until(() -> college.awards(course) > 0);
        long begun = System.nanoTime();

        one.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
        everybodyIsAwardedAndTold(course);
    }

    private static void everybodyIsAwardedAndTold(CourseId course) {
        college.mustAward(course, LONGEST);
        assertThat(lms.scores)
                .hasSize(lms.learners())
                .allSatisfy((user, told) -> assertThat(
                                told.get(told.size() - 1).path("scoreGiven").asInt())
                        .isEqualTo(100));
    }
}

package org.cairn.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cairn.gradebook.ActivityId;
import org.cairn.gradebook.ags.WireScore;
import org.cairn.score.Delivery.Points;
import org.cairn.score.Delivery.Target;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a learner. */
class DeliveryTests {

    private static final CourseId COURSE = new CourseId(UUID.randomUUID());
    private static final Target PROGRESS = Target.progress(COURSE);
    private static final Target ACTIVITY = new Target(COURSE, new ActivityId(UUID.randomUUID()));

    /** Moodle takes anything but FullyGraded as a word to erase what stands (recorded: svc-59, svc-60). */
    @ParameterizedTest
    @ValueSource(strings = {"0", "50", "100"})
    void whateverIsSentIsFullyGraded(String score) {
        for (Target target : List.of(PROGRESS, ACTIVITY)) {
            WireScore sent = said(target, score, "100");

            assertThat(sent.gradingProgress()).isEqualTo("FullyGraded");
            assertThat(sent.scoreGiven()).isNotNull();
        }
    }

    @Test
    void progressIsRoundedDownAndAnActivityIsToldAsItIs() {
        assertThat(said(PROGRESS, "99.999", "100").scoreGiven()).isEqualByComparingTo("99.99");
        assertThat(said(ACTIVITY, "6.6666666", "7").scoreGiven()).isEqualByComparingTo("6.6666666");
        assertThat(said(ACTIVITY, "6.6666666", "7").scoreMaximum()).isEqualByComparingTo("7");
    }

    @Test
    void whatIsMarkedIsCompletedHoweverLowTheScore() {
        assertThat(said(PROGRESS, "0", "100").activityProgress()).isEqualTo("InProgress");
        assertThat(said(PROGRESS, "100", "100").activityProgress()).isEqualTo("Completed");
        assertThat(said(ACTIVITY, "0", "7").activityProgress()).isEqualTo("Completed");
    }

    @ParameterizedTest
    @CsvSource({"-1,10", "11,10", "0,0", "0,-1"})
    void whatIsNoScoreCannotBeReported(BigDecimal score, BigDecimal maximum) {
        assertThatThrownBy(() -> new Points(score, maximum)).isInstanceOf(IllegalArgumentException.class);
    }

    private static WireScore said(Target target, String score, String maximum) {
        return new Delivery(
                        target,
                        new PersonId(UUID.randomUUID()),
                        1,
                        new Points(new BigDecimal(score), new BigDecimal(maximum)),
                        Instant.EPOCH,
                        Delivery.State.WAITING,
                        0,
                        Instant.EPOCH,
                        false)
                .asScore("5");
    }
}

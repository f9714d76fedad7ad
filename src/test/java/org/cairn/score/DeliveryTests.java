package org.cairn.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.cairn.gradebook.ags.WireScore;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a learner's progress. */
class DeliveryTests {

    /** Moodle takes anything but FullyGraded as a word to erase what stands (recorded: svc-59, svc-60). */
    @ParameterizedTest
    @ValueSource(strings = {"0", "0.5", "1"})
    void whateverIsSentIsFullyGraded(String share) {
        WireScore sent = new Delivery(
                        new CourseId(UUID.randomUUID()),
                        new PersonId(UUID.randomUUID()),
                        1,
                        new BigDecimal(share),
                        Instant.EPOCH,
                        Delivery.State.WAITING,
                        0,
                        Instant.EPOCH)
                .asScore("5");

        assertThat(sent.gradingProgress()).isEqualTo("FullyGraded");
        assertThat(sent.scoreGiven()).isNotNull();
    }
}

package org.cairn.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.cairn.platform.Administrators;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What goes out after a restore, and when. */
class SendingTests {

    private static final Instant NOW = Instant.parse("2026-11-26T11:15:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final List<Object> told = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aFirstStartAndEveryLaterOneOnTheSameDatabaseSend(TestDatabase database) {
        Sending sending = sending(database);

        sending.startedOn("7412/16384");
        sending.startedOn("7412/16384");

        assertThat(sending.pausedSince()).isEmpty();
        assertThat(told).isEmpty();
        assertThat(new PausedHealth(sending).health().getStatus()).isEqualTo(Status.UP);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aCopyInAnotherDatabasePausesUntilAnAdministratorResumes(TestDatabase database) {
        Sending sending = sending(database);
        sending.startedOn("7412/16384");
        sending.startedOn("9999/16384");

        assertThat(sending.pausedSince()).contains(NOW);
        assertThat(new PausedHealth(sending).health().getStatus().getCode()).isEqualTo("SENDING_PAUSED");
        assertThat(sending.measured(NOW))
                .singleElement()
                .satisfies(paused -> assertThat(paused.value()).isEqualTo(1));
        assertThatThrownBy(() -> sending.resume("somebody"))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.problem()).isEqualTo(Problem.FORBIDDEN));
        assertThat(sending.pausedSince()).isPresent();

        sending.resume("registrar");

        assertThat(sending.pausedSince()).isEmpty();
        assertThat(told).containsExactly(new Sending.Paused(), new Sending.Resumed());
        sending.startedOn("9999/16384");
        assertThat(sending.pausedSince()).isEmpty();
    }

    /** It stays among the settings of every node, and every node is started again some day. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aRestoreThatAnOperatorTellsIsHeardOnce(TestDatabase database) {
        Sending sending = sending(database);
        sending.startedOn("7412/16384");

        sending.restored("2026-11-26");
        sending.resume("registrar");
        sending.restored("2026-11-26");
        assertThat(sending.pausedSince()).isEmpty();

        sending.restored("2027-03-01");
        assertThat(sending.pausedSince()).isPresent();
    }

    /** A restore that was told at the very first start of a version which knows of restores. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatWasToldBeforeTheDatabaseWasKnownStillPauses(TestDatabase database) {
        Sending sending = sending(database);

        sending.restored("2026-11-26");
        sending.startedOn("7412/16384");

        assertThat(sending.pausedSince()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whileItPausesOnlyWhatGoesOutIsPutOff(TestDatabase database) {
        Sending sending = sending(database);
        OutgoingWaits waits = waits(sending);
        assertThat(waits.waits("deliver-score")).isFalse();

        sending.restored("2026-11-26");

        assertThat(waits.waits("deliver-score")).isTrue();
        assertThat(waits.waits("collect-course")).isFalse();
    }

    private Sending sending(TestDatabase database) {
        JdbcClient jdbc = JdbcClient.create(database.fresh());
        Administrators administrators = mock();
        doThrow(new Refusal(Problem.FORBIDDEN, "shared.forbidden"))
                .when(administrators)
                .mustBe("somebody");
        return new Sending(new RestoreTable(jdbc), administrators, told::add, CLOCK);
    }

    private static OutgoingWaits waits(Sending sending) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("scores", Outgoing.of(TaskDescriptor.of("deliver-score")));
        beans.addBean("sending", sending);
        return new OutgoingWaits(beans.getBeanProvider(Outgoing.class), beans.getBeanProvider(Sending.class), CLOCK);
    }
}

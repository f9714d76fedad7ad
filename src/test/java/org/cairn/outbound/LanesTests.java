package org.cairn.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LanesTests {

    private final Lanes lanes = new Lanes(1);

    @Test
    void whoFindsNoTurnInTimeIsTurnedAway() {
        Lanes.Turn busy = lanes.enter("a", Duration.ofSeconds(1));

        assertThatThrownBy(() -> lanes.enter("a", Duration.ofMillis(5))).hasMessage("UNAVAILABLE outbound.busy");
        lanes.enter("b", Duration.ZERO).close();

        busy.close();
        lanes.enter("a", Duration.ZERO).close();
    }

    @Test
    void turnsComeInTheOrderOfArrival() {
        List<Integer> served = new CopyOnWriteArrayList<>();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        Lanes.Turn busy = lanes.enter("a", Duration.ZERO);
        for (int i = 0; i < 5; i++) {
            int number = i;
            Thread[] thread = new Thread[1];
            CompletableFuture<Void> done = new CompletableFuture<>();
            thread[0] = new Thread(() -> {
                Lanes.Turn turn = lanes.enter("a", Duration.ofSeconds(20));
                served.add(number);
                turn.close();
                done.complete(null);
            });
            thread[0].start();
            all.add(done);
            while (thread[0].getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        }

        busy.close();
        all.forEach(CompletableFuture::join);

        assertThat(served).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void aLaneThatNobodyUsesIsForgotten() {
        for (int i = 0; i < 10_000; i++) {
            lanes.enter("made-up-" + i + ".example", Duration.ZERO).close();
        }

        assertThat(lanes.size()).isZero();
    }
}

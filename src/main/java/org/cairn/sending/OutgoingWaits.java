package org.cairn.sending;

import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Stands before all durable work: while sending pauses, what goes out is put off, neither tried nor counted as a failure. */
@Component
class OutgoingWaits implements ExecutionInterceptor {

    /** How soon it goes at the latest once it may: what came together over days should not leave within a second. */
    static final Duration LOOKS_AGAIN = Duration.ofMinutes(10);

    private final Supplier<Set<String>> goingOut;
    private final ObjectProvider<Sending> sending;
    private final Clock clock;

    /** Who schedules work is asked late: the scheduler itself is made with this. */
    OutgoingWaits(ObjectProvider<Outgoing> outgoing, ObjectProvider<Sending> sending, Clock clock) {
        this.goingOut = SingletonSupplier.of(
                () -> outgoing.stream().flatMap(some -> some.tasks().stream()).collect(Collectors.toUnmodifiableSet()));
        this.sending = sending;
        this.clock = clock;
    }

    @Override
    public CompletionHandler<?> execute(TaskInstance<?> work, ExecutionContext context, ExecutionChain chain) {
        return waits(work.getTaskName())
                ? (done, operations) ->
                        operations.reschedule(done, clock.instant().plus(LOOKS_AGAIN))
                : chain.proceed(work, context);
    }

    boolean waits(String task) {
        return goingOut.get().contains(task)
                && sending.getObject().pausedSince().isPresent();
    }
}

package org.cairn.operation;

import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * A node whose clock is wrong leaves durable work to the others: what it dates would be wrong for ever, awards first of all. Stands for the
 * seconds until {@link ClockWatch} has noticed.
 */
@Component
class WrongClockWaits implements ExecutionInterceptor {

    private static final Duration UNTIL_ANOTHER_LOOKS = Duration.ofSeconds(5);

    private final ClockSkew skew;
    private final DatabaseClock database;

    WrongClockWaits(ClockSkew skew, DatabaseClock database) {
        this.skew = skew;
        this.database = database;
    }

    @Override
    public CompletionHandler<?> execute(TaskInstance<?> work, ExecutionContext context, ExecutionChain chain) {
        return skew.isBearable()
                ? chain.proceed(work, context)
                : (done, operations) ->
                        operations.reschedule(done, database.now().plus(UNTIL_ANOTHER_LOOKS));
    }
}

package org.cairn.operation;

import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Objects;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Each piece of durable work by its kind: timed, traced, and named in every line that is logged meanwhile. */
@Component
class WatchedTasks implements ExecutionInterceptor {

    private static final String TASK = "task";

    private final ObservationRegistry observations;

    WatchedTasks(ObservationRegistry observations) {
        this.observations = observations;
    }

    @Override
    public CompletionHandler<?> execute(TaskInstance<?> work, ExecutionContext context, ExecutionChain chain) {
        MDC.put(TASK, work.getTaskName());
        try {
            return Objects.requireNonNull(Observation.createNotStarted("cairn.tasks", observations)
                    .lowCardinalityKeyValue(TASK, work.getTaskName())
                    .observe(() -> chain.proceed(work, context)));
        } finally {
            MDC.remove(TASK);
        }
    }
}

package org.cairn.sending;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Durable work that tells somebody outside what the database says: done twice after a restore, it would put an old value over
 * a newer one. Each module names its own.
 */
public record Outgoing(Set<String> tasks) {

    public static Outgoing of(TaskDescriptor<?>... tasks) {
        return new Outgoing(
                Arrays.stream(tasks).map(TaskDescriptor::getTaskName).collect(Collectors.toUnmodifiableSet()));
    }
}

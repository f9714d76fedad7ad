package org.cairn.operation;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Asks the database for the time again and again, on a thread of its own: whoever wants to know it must not wait for a database that
 * is away. A node that is wrong looks for no work meanwhile; what it has begun goes on, and keeps its lease.
 */
@Component
class ClockWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ClockWatch.class);
    private static final int SECONDS_BETWEEN = 15;

    private final DatabaseClock database;
    private final ClockSkew skew;
    private final Scheduler work;
    private final ScheduledExecutorService thread;
    private volatile boolean running;

    ClockWatch(DatabaseClock database, ClockSkew skew, Scheduler work) {
        this.database = database;
        this.skew = skew;
        this.work = work;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread watch = new Thread(task, "clock-watch");
            watch.setDaemon(true);
            return watch;
        });
    }

    void look() {
        try {
            database.ask();
        } catch (RuntimeException e) {
            log.debug("the database does not say what time it is", e);
        }
        if (skew.isBearable()) {
            work.resume();
        } else {
            log.warn("The clock of this node is {} s ahead of the database; it takes no part.", skew.secondsAhead());
            work.pause();
        }
    }

    @Override
    public void start() {
        var unused = thread.scheduleWithFixedDelay(this::look, 0, SECONDS_BETWEEN, TimeUnit.SECONDS);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

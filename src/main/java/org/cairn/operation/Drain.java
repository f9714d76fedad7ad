package org.cairn.operation;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The first to stop. The node has said that it is not ready any more; until its load balancer has heard that, requests still
 * come, and are answered.
 */
@Component
class Drain implements SmartLifecycle {

    private final Duration time;
    private volatile boolean running;

    Drain(@Value("${cairn.drain:0s}") Duration time) {
        this.time = time;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}

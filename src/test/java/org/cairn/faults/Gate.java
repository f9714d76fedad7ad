package org.cairn.faults;

/** Shut, it lets nobody through and tells nobody. */
final class Gate {

    private boolean shut;

    synchronized void close() {
        shut = true;
    }

    synchronized void open() {
        shut = false;
        notifyAll();
    }

    synchronized void pass() {
        try {
            while (shut) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package org.cairn.platform.web;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often something may happen, for each of many keys, in bounded memory: the generic cell rate algorithm (ITU-T I.371),
 * which needs one number for each key, the time at which its bucket is empty again. A key that is forgotten starts anew.
 */
final class Buckets {

    private final long interval;
    private final long depth;
    private final int most;
    private final Map<String, Long> emptyAt = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param burst how many at once
     * @param per the time in which as many come again
     * @param most how many keys are remembered; the one not seen for the longest time makes room
     */
    Buckets(int burst, Duration per, int most) {
        this.interval = per.toNanos() / burst;
        this.depth = per.toNanos();
        this.most = most;
    }

    /** Takes one. @return nothing to wait for, or how long until there is one again */
    synchronized Duration take(String key, long now) {
        long empty = Math.max(now, emptyAt.getOrDefault(key, now));
        long full = empty + interval - now;
        if (full > depth) {
            emptyAt.put(key, empty);
            return Duration.ofNanos(full - depth);
        }
        emptyAt.put(key, empty + interval);
        makeRoom();
        return Duration.ZERO;
    }

    synchronized int size() {
        return emptyAt.size();
    }

    private void makeRoom() {
        Iterator<String> oldest = emptyAt.keySet().iterator();
        while (emptyAt.size() > most && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }
}

package org.cairn.privacy;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.cairn.shared.PersonalRecords.Fading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** Deletes what has served, in batches that nobody waits for. */
@Component
class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int BATCH = 500;
    private static final int MOST_BATCHES = 200;

    private final HeldRecords held;
    private final Schedule schedule;
    private final Clock clock;

    Retention(HeldRecords held, Schedule schedule, Clock clock) {
        this.held = held;
        this.schedule = schedule;
        this.clock = clock;
    }

    /**
     * How long what is kept.
     *
     * @param retention by kind, as {@code P1Y}; a kind that is not named keeps what its module says
     */
    @ConfigurationProperties("cairn")
    record Schedule(@DefaultValue Map<String, Period> retention) {

        Schedule {
            retention = Map.copyOf(retention);
        }

        Period of(Fading fading) {
            return of(fading.kind(), fading.kept());
        }

        Period of(String kind, Period otherwise) {
            return retention.getOrDefault(kind, otherwise);
        }
    }

    /** @return how many rows of which kind */
    Map<String, Integer> fade() {
        Map<String, Integer> deleted = new TreeMap<>();
        held.fading().forEach(fading -> deleted.put(fading.kind(), fade(fading)));
        LOG.info("retention has deleted {}", deleted);
        return deleted;
    }

    /** Until there is nothing: H2 looks for the oldest anew while it deletes them, and may stop short of a whole batch. */
    private int fade(Fading fading) {
        Instant before = clock.instant()
                .atOffset(ZoneOffset.UTC)
                .minus(schedule.of(fading))
                .toInstant();
        int all = 0;
        int some = 1;
        for (int batch = 0; batch < MOST_BATCHES && some > 0; batch++) {
            some = held.fade(fading, before, BATCH);
            all += some;
        }
        return all;
    }
}

package org.cairn.gradebook;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cairn.course.Course;
import org.cairn.course.Courses;
import org.cairn.course.RosterReading;
import org.cairn.gradebook.LineItem.Purpose;
import org.cairn.gradebook.SeenLineItems.SeenLineItem;
import org.cairn.gradebook.ags.Ags;
import org.cairn.gradebook.ags.AgsEndpoint;
import org.cairn.shared.CourseId;
import org.cairn.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One pass over a course: who is here, which line items there are, what each learner reached. Nothing is held in a
 * transaction while the platform answers; what was read is recorded in one.
 */
@Component
class CollectionPass {

    private static final Logger log = LoggerFactory.getLogger(CollectionPass.class);

    private final Courses courses;
    private final RosterReading rosters;
    private final Ags ags;
    private final PassRecords records;
    private final Clock clock;

    CollectionPass(Courses courses, RosterReading rosters, Ags ags, PassRecords records, Clock clock) {
        this.courses = courses;
        this.rosters = rosters;
        this.ags = ags;
        this.records = records;
        this.clock = clock;
    }

    /** Collects now. A platform that fails is recorded, and what could be read of it is kept. */
    void collect(CourseId id) {
        Course course = courses.find(id).orElseThrow();
        Instant startedAt = clock.instant();
        records.started(id, startedAt);
        records.roster(id, readRoster(course));
        Optional<AgsEndpoint> endpoint = Endpoints.of(course).filter(AgsEndpoint::maySee);
        if (endpoint.isEmpty()) {
            records.failed(id, "no-gradebook");
            return;
        }
        try {
            read(id, endpoint.get(), startedAt);
        } catch (Refusal refusal) {
            log.warn("collecting course {} failed: {}", id, refusal.key());
            records.failed(id, Failures.of(refusal));
        }
    }

    private Optional<String> readRoster(Course course) {
        try {
            rosters.read(course);
            return Optional.empty();
        } catch (Refusal refusal) {
            log.warn("reading the roster of course {} failed: {}", course.id(), refusal.key());
            return Optional.of(Failures.of(refusal));
        }
    }

    private void read(CourseId course, AgsEndpoint endpoint, Instant startedAt) {
        SeenLineItems lineItems = SeenLineItems.of(endpoint.lineItems(), ags.lineItems(endpoint));
        Map<String, Readings> readings = new HashMap<>();
        Optional<String> failure = Optional.empty();
        for (SeenLineItem item : evidence(lineItems)) {
            try {
                Readings.Gathering gathering = new Readings.Gathering(item);
                ags.results(endpoint, item.url(), gathering::add);
                readings.put(item.url().toString(), gathering.done());
            } catch (Refusal refusal) {
                log.warn("results of {} in course {} failed: {}", path(item.url()), course, refusal.key());
                failure = Optional.of(Failures.of(refusal));
                if (Failures.isOfThePlatform(refusal)) {
                    break; // each of the others would wait as long, and no other platform could have this thread
                }
            }
        }
        records.record(course, new Ledger.Read(lineItems, readings, startedAt), failure);
    }

    private static List<SeenLineItem> evidence(SeenLineItems lineItems) {
        return lineItems.believed().stream()
                .filter(item -> item.purpose() == Purpose.EVIDENCE)
                .toList();
    }

    private static String path(URI uri) {
        return String.valueOf(uri.getPath());
    }
}

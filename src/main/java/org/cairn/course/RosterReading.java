package org.cairn.course;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cairn.course.nrps.MembershipQuery;
import org.cairn.course.nrps.Memberships;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Brings the roster up to date with what the platform says of the course. */
@Service
public class RosterReading {

    private static final Logger log = LoggerFactory.getLogger(RosterReading.class);

    private final Memberships memberships;
    private final RosterRecords records;
    private final RosterReadings readings;
    private final CourseGroups groups;
    private final TransactionOperations transactions;

    RosterReading(
            Memberships memberships,
            RosterRecords records,
            RosterReadings readings,
            CourseGroups groups,
            TransactionOperations transactions) {
        this.memberships = memberships;
        this.records = records;
        this.readings = readings;
        this.groups = groups;
        this.transactions = transactions;
    }

    /**
     * Reads what has changed where the platform tells, else the whole list; then records it in one transaction. Where the
     * platform offers no list, nothing happens.
     *
     * @throws Refusal PLATFORM_FAILED where the list did not come whole; then nothing is changed
     */
    public void read(Course course) {
        @Nullable URI members = course.memberships();
        if (members != null && !changes(course)) {
            whole(course, members);
        }
    }

    private boolean changes(Course course) {
        Optional<URI> since = readings.differences(course.id());
        if (since.isEmpty()) {
            return false;
        }
        try {
            Gathered gathered = gather(course, since.get());
            transactions.executeWithoutResult(status -> {
                Map<String, PersonId> persons =
                        records.record(course, gathered.members().values());
                groups.join(course.id(), gathered.members(), persons);
                readings.changes(course.id(), gathered.differences().or(() -> since));
            });
            return true;
        } catch (Refusal refusal) {
            log.info("changes of the roster of course {} could not be read: {}", course.id(), refusal.key());
            return false;
        }
    }

    private void whole(Course course, URI list) {
        Gathered gathered = gather(course, list);
        if (gathered.members().isEmpty()) {
            // A course that somebody opened has members; nobody is struck off by a list that cannot be true.
            throw new Refusal(Problem.PLATFORM_FAILED, "course.roster-unreadable");
        }
        transactions.executeWithoutResult(status -> {
            Map<String, PersonId> persons =
                    records.record(course, gathered.members().values());
            records.leave(course, persons.values());
            groups.join(course.id(), gathered.members(), persons);
            readings.whole(course.id(), gathered.differences());
        });
    }

    private record Gathered(Map<String, Listed> members, Optional<URI> differences) {}

    private Gathered gather(Course course, URI list) {
        Map<String, Listed> members = new HashMap<>();
        boolean grouped = groups.read(course);
        Optional<URI> differences = memberships.read(
                course.registration(),
                list,
                new MembershipQuery(null, grouped),
                member -> Listed.of(member).ifPresent(listed -> members.merge(listed.subject(), listed, Listed::and)));
        return new Gathered(members, differences);
    }
}

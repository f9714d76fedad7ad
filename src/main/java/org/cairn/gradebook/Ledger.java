package org.cairn.gradebook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cairn.course.Roster;
import org.cairn.gradebook.Results.Standing;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.springframework.stereotype.Component;

/** Writes down what a pass has read: what changed, and nothing else. Within the caller's transaction. */
@Component
class Ledger {

    private final LineItems lineItems;
    private final Results results;
    private final Doubts doubts;
    private final Roster roster;

    Ledger(LineItems lineItems, Results results, Doubts doubts, Roster roster) {
        this.lineItems = lineItems;
        this.results = results;
        this.doubts = doubts;
        this.roster = roster;
    }

    /**
     * What a pass has read.
     *
     * @param readings by the line item's address; line items that could not be read are missing
     * @param observedAt when the pass began to read
     */
    record Read(SeenLineItems lineItems, Map<String, Readings> readings, Instant observedAt) {}

    /** @return the persons whose results changed */
    Set<PersonId> record(CourseId course, Read read) {
        LineItems.Synced synced = lineItems.sync(course, read.lineItems());
        Set<PersonId> changed = new HashSet<>(results.personsIn(synced.changed()));
        read.readings().forEach((url, readings) -> {
            LineItemId lineItem = synced.ids().get(url);
            if (lineItem != null) {
                changed.addAll(record(course, lineItem, readings, read.observedAt()));
            }
        });
        doubts.replace(course, unread(read), allDoubts(read), read.observedAt());
        return changed;
    }

    /** One line item after the other, so that no more than one is in memory as rows. */
    private Set<PersonId> record(CourseId course, LineItemId lineItem, Readings readings, Instant observedAt) {
        Changes changes = new Changes(observedAt);
        changes.compare(lineItem, readings, roster.persons(course, readings.subjects()), standing(lineItem));
        results.add(changes.first(), changes.next());
        results.confirmed(changes.same());
        return changes.persons();
    }

    private Map<PersonId, Standing> standing(LineItemId lineItem) {
        Map<PersonId, Standing> standing = new HashMap<>();
        results.standing(lineItem).forEach(one -> standing.put(one.result().person(), one));
        return standing;
    }

    private static Set<String> unread(Read read) {
        return read.lineItems().believed().stream()
                .map(item -> item.url().toString())
                .filter(url -> !read.readings().containsKey(url))
                .collect(Collectors.toSet());
    }

    private static List<Doubt> allDoubts(Read read) {
        List<Doubt> all = new ArrayList<>(read.lineItems().doubts());
        read.readings().values().forEach(readings -> all.addAll(readings.doubts()));
        return all;
    }
}

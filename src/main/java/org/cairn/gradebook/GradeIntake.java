package org.cairn.gradebook;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Refusal;

/**
 * Takes in what one reading of one source finds in one course: first the line items, then {@link #listed}, then results, and
 * {@link #complete} for each line item whose results have all come. For one thread.
 */
public final class GradeIntake {

    private final IntakeRecords records;
    private final CourseId course;
    private final SourceName source;
    private final Instant observedAt;
    private final boolean whole;
    private final Map<URI, SeenLineItem> believed = new LinkedHashMap<>();
    private final Map<String, Doubt> doubts = new LinkedHashMap<>();
    private final Map<URI, Readings.Gathering> gatherings = new HashMap<>();
    private final Map<String, PersonId> persons = new HashMap<>();
    private final Set<String> silent = new HashSet<>();
    private final List<Set<String>> members = new ArrayList<>();
    private final Set<String> foreigners = new HashSet<>();
    private final Set<PersonId> marked = new HashSet<>();
    private final Map<String, LineItemId> ids = new HashMap<>();
    private final List<Refusal> failures = new ArrayList<>();
    private final AtomicInteger results = new AtomicInteger();

    GradeIntake(IntakeRecords records, CourseId course, SourceName source, Instant observedAt, boolean whole) {
        this.records = records;
        this.course = course;
        this.source = source;
        // Databases keep microseconds; what is said in memory must be what is read again.
        this.observedAt = observedAt.truncatedTo(ChronoUnit.MICROS);
        this.whole = whole;
    }

    /** @return whether results of it are wanted: it is believed, and not Cairn's own report */
    public boolean lineItem(OfferedLineItem offered) {
        SeenLineItem.Judged judged = SeenLineItem.judge(offered);
        if (judged instanceof SeenLineItem.Believed it) {
            SeenLineItem seen = it.lineItem();
            return believed.putIfAbsent(seen.url(), seen) == null && seen.purpose() == LineItem.Purpose.EVIDENCE;
        }
        Doubt doubt = ((SeenLineItem.Doubted) judged).doubt();
        doubts.put(doubt.source() + '\n' + doubt.label(), doubt);
        return false;
    }

    /** All line items have been offered; those that the source had before and has no more are gone. Once, before results. */
    public void listed() {
        records.members(course).ifPresent(members::add);
        ids.putAll(records.listed(this));
    }

    /** One learner's result in a line item that is wanted; of any other it is left out. */
    public void result(URI lineItem, OfferedResult result) {
        SeenLineItem seen = believed.get(lineItem);
        if (seen != null && seen.purpose() == LineItem.Purpose.EVIDENCE) {
            results.incrementAndGet();
            Readings.Gathering gathering = gatherings.computeIfAbsent(lineItem, key -> gathering(seen));
            String subject = result.subject();
            if (subject == null || isMember(subject)) {
                gathering.add(result);
            } else if (foreigners.add(subject)) {
                gathering.foreign(subject);
            }
        }
    }

    private Readings.Gathering gathering(SeenLineItem seen) {
        return new Readings.Gathering(seen, records.bounds(course, seen));
    }

    /** Where the platform has told who is in the course, nobody else gets a result there. */
    private boolean isMember(String subject) {
        return members.isEmpty() || members.get(0).contains(subject);
    }

    /**
     * The source says nothing of this learner, who may have left: what stands of theirs stands, in every line item that is
     * complete from now on.
     */
    public void silentAbout(String subject) {
        silent.add(subject);
    }

    /** All results of the line item have come, if there are any; they are recorded now, in a transaction of their own. */
    public void complete(URI lineItem) {
        SeenLineItem seen = believed.get(lineItem);
        LineItemId id = ids.get(lineItem.toString());
        if (seen != null && id != null) {
            Readings.Gathering known = gatherings.remove(lineItem);
            Readings.Gathering gathering = known == null ? gathering(seen) : known;
            silent.forEach(gathering::silentAbout);
            records.results(this, id, gathering.done());
        }
    }

    /** The line item could not be read this time; what stood of it stands. The reading was then not a whole one. */
    public void failed(URI lineItem, Refusal refusal) {
        gatherings.remove(lineItem);
        failures.add(refusal);
    }

    CourseId course() {
        return course;
    }

    SourceName source() {
        return source;
    }

    Instant observedAt() {
        return observedAt;
    }

    /** Whether what is not mentioned is not there; else nothing is said of it. */
    boolean isWhole() {
        return whole;
    }

    List<SeenLineItem> believed() {
        return List.copyOf(believed.values());
    }

    List<Doubt> doubts() {
        return List.copyOf(doubts.values());
    }

    int results() {
        return results.get();
    }

    /** Why the first of the line items that failed did. */
    Optional<Refusal> failure() {
        return failures.stream().findFirst();
    }

    /** Those whom it does not know yet. */
    List<String> strangers(Set<String> subjects) {
        List<String> strangers = new ArrayList<>(subjects);
        strangers.removeAll(persons.keySet());
        return strangers;
    }

    Map<String, PersonId> meet(Map<String, PersonId> met) {
        persons.putAll(met);
        return persons;
    }

    /** Those whose change this reading has not noted yet. */
    Set<PersonId> unmarked(Set<PersonId> changed) {
        Set<PersonId> fresh = new HashSet<>(changed);
        fresh.removeAll(marked);
        return fresh;
    }

    void marked(Set<PersonId> changed) {
        marked.addAll(changed);
    }
}

package org.cairn.gradebook;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cairn.gradebook.Passes.Pass;
import org.cairn.launch.PersonalData;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Service;

/** What was graded in a course, and the ways to have it read. */
@Service
public class Gradebook implements PersonalData {

    private final LineItems lineItems;
    private final Results results;
    private final Passes passes;
    private final CollectionRequests requests;
    private final Sources sources;

    Gradebook(LineItems lineItems, Results results, Passes passes, CollectionRequests requests, Sources sources) {
        this.lineItems = lineItems;
        this.results = results;
        this.passes = passes;
        this.requests = requests;
        this.sources = sources;
    }

    /** The line items that can be evidence, by label; those the platform removed are marked. */
    public List<LineItem> evidence(CourseId course) {
        return lineItems.evidence(course);
    }

    /** Cairn's own reports, by label: they are never evidence, whatever way they come in again. */
    public List<LineItem> progress(CourseId course) {
        return lineItems.progress(course);
    }

    /** The newest result of each line item for one learner. In a line item that is gone it is REMOVED. */
    public List<Result> results(CourseId course, PersonId person) {
        return results.newest(course, person);
    }

    /** The same for several learners at once; who has none is left out. */
    public Map<PersonId, List<Result>> resultsOf(CourseId course, Collection<PersonId> persons) {
        return results.newest(course, persons).stream().collect(Collectors.groupingBy(Result::person));
    }

    /** The newest result of each line item for everybody in the course. In a line item that is gone it is REMOVED. */
    public List<Result> results(CourseId course) {
        return results.newest(course);
    }

    /** Which line items of a copied course are which of its origin. */
    public List<Alike> alike(CourseId origin, CourseId copy) {
        return Alike.match(lineItems.traits(origin), lineItems.traits(copy));
    }

    /** How many results of a person are held, whatever the course. */
    @Override
    public Map<String, Integer> about(PersonId person) {
        return Map.of("results", results.count(person));
    }

    /**
     * A line item that can be evidence, and what is held of it.
     *
     * @param graded learners with a score
     * @param without learners of whom the source says something else: pending, absent, excused, taken back
     * @param doubts values that were put aside
     * @param instead where it is gone: what is surely the same, made anew
     */
    public record Held(LineItem lineItem, int graded, int without, int doubts, Optional<LineItem> instead) {}

    /**
     * How reading the courses of a platform goes.
     *
     * @param read courses that were read whole within the last hour
     * @param due courses whose time to be read has come and that nobody reads yet
     * @param since when the first of them was due
     * @param failing courses whose last pass did not get through
     * @param failure why most of them did not, as the key of a message ({@code gradebook.failure.<key>})
     */
    public record Reads(
            int courses, int read, int due, Optional<Instant> since, int failing, Optional<String> failure) {}

    /** How reading goes at each platform that has courses. */
    public Map<RegistrationId, Reads> reads(Instant now) {
        return passes.reads(now);
    }

    /** What is held of each line item that can be evidence, by label. */
    public List<Held> held(CourseId course) {
        Map<LineItemId, Results.Counts> counts = results.counts(course);
        List<LineItem> items = lineItems.evidence(course);
        Map<LineItemId, LineItem> byId = items.stream().collect(Collectors.toMap(LineItem::id, Function.identity()));
        Map<LineItemId, LineItemId> again = again(course);
        return items.stream()
                .map(item -> {
                    Results.Counts of = counts.getOrDefault(item.id(), Results.Counts.NONE);
                    Optional<LineItem> instead =
                            Optional.ofNullable(again.get(item.id())).map(byId::get);
                    return new Held(item, of.graded(), of.without(), of.doubts(), instead);
                })
                .toList();
    }

    /** Line items that are gone, and which of those that are there is surely the same. */
    private Map<LineItemId, LineItemId> again(CourseId course) {
        return Alike.match(lineItems.removedTraits(course), lineItems.traits(course)).stream()
                .filter(alike -> alike.here().isPresent())
                .collect(Collectors.toMap(Alike::origin, alike -> alike.here().orElseThrow()));
    }

    /** How the last reading of each source went that has been read in the course. */
    public List<SourceReading> sources(CourseId course) {
        return sources.readings(course);
    }

    /**
     * Takes in what one source has now, where nobody reads it again by itself: a file, an assessment. What is not mentioned
     * stays as it is. In the caller's transaction, if there is one.
     *
     * @param reading hands over line items and results, as a {@link GradeSource} does
     */
    public void take(CourseId course, SourceName source, Consumer<GradeIntake> reading) {
        sources.take(course, source, reading);
    }

    /** When the last whole pass over the course ended. */
    public Optional<Instant> collectedAt(CourseId course) {
        return Optional.ofNullable(passes.of(course).collectedAt());
    }

    /** How fresh the results are, and whether the platform answered. */
    public CollectionState collection(CourseId course) {
        Pass pass = passes.of(course);
        return new CollectionState(
                Optional.ofNullable(pass.collectedAt()),
                Optional.ofNullable(pass.failedAt()),
                Optional.ofNullable(pass.failure()),
                pass.isAsked() || pass.isUnderWay());
    }

    /** Asks for a pass soon; asked often, it is done once. */
    public void requestCollection(CourseId course) {
        requests.ask(course);
    }

    /**
     * Asks for a pass on behalf of somebody in the course.
     *
     * @return false where somebody did so within the last minute
     */
    public boolean refresh(Visitor visitor) {
        return requests.request(visitor.course());
    }
}

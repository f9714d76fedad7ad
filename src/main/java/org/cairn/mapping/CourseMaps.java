package org.cairn.mapping;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.competency.CriterionId;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.LineItemId;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.Requirement;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.CourseId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The course maps of a course: a draft is edited cell by cell, a published one is frozen and in force until the next one
 * of the same micro-credential supersedes it.
 */
@Service
public class CourseMaps {

    private final CourseMapRows maps;
    private final Mappings mappings;
    private final Microcredentials microcredentials;
    private final RaisedThresholds thresholds;
    private final Gradebook gradebook;
    private final Clock clock;

    CourseMaps(
            CourseMapRows maps,
            Mappings mappings,
            RaisedThresholds thresholds,
            Microcredentials microcredentials,
            Gradebook gradebook,
            Clock clock) {
        this.maps = maps;
        this.mappings = mappings;
        this.thresholds = thresholds;
        this.microcredentials = microcredentials;
        this.gradebook = gradebook;
        this.clock = clock;
    }

    /** The maps in force, one per micro-credential offered in the course. */
    public List<CourseMap> published(CourseId course) {
        return all(course).stream()
                .filter(map -> map.state() == CourseMap.State.PUBLISHED)
                .toList();
    }

    /** Drafts and the maps in force, oldest first. */
    public List<CourseMap> all(CourseId course) {
        return maps.current(course);
    }

    /** The courses that have a map of the micro-credential, the newest first. */
    public List<CourseId> courses(MicrocredentialId microcredential) {
        return maps.courses(microcredential);
    }

    public Optional<CourseMap> find(CourseMapId id) {
        return maps.find(id);
    }

    /** The same as it is now and stays until the transaction ends: nothing supersedes it meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<CourseMap> hold(CourseMapId id) {
        return maps.hold(id) == 0 ? Optional.empty() : maps.find(id);
    }

    /** @throws Refusal NOT_FOUND where the instructor's course has no such map */
    public CourseMap find(Visitor instructor, CourseMapId id) {
        instructor.mustTeach();
        return maps.find(id)
                .filter(map -> map.course().equals(instructor.course()))
                .orElseThrow(CourseMaps::unknown);
    }

    /** What the map leaves open now. */
    public Coverage coverage(CourseMap map) {
        return Coverage.of(definition(map), map.mappings(), gradebook.evidence(map.course()));
    }

    /**
     * The map of this version in this course: the draft, or the one in force, or a new draft. A draft of an earlier
     * version follows; what it mapped to criteria that are still there stays.
     */
    @Transactional
    public CourseMap open(Visitor instructor, VersionId id) {
        MicrocredentialVersion version = microcredentials.version(instructor, id);
        Optional<CourseMap> draft = maps.draft(instructor.course(), version.microcredential());
        if (draft.isPresent()) {
            maps.follow(draft.get().id(), id);
            return maps.find(draft.get().id()).orElseThrow(CourseMaps::unknown);
        }
        Optional<CourseMap> inForce = maps.inForce(instructor.course(), version.microcredential());
        return inForce.filter(map -> map.version().equals(id))
                .orElseGet(() -> next(
                        instructor,
                        version,
                        inForce.map(CourseMap::mappings).orElse(List.of()),
                        inForce.map(CourseMap::raised).orElse(List.of())));
    }

    /** The draft of the map's next number: the one that is there, or a new one that begins as this map. */
    @Transactional
    public CourseMap revise(Visitor instructor, CourseMapId id) {
        CourseMap map = find(instructor, id);
        MicrocredentialVersion version = microcredentials.version(instructor, map.version());
        return maps.draft(map.course(), version.microcredential())
                .orElseGet(() -> next(instructor, version, map.mappings(), map.raised()));
    }

    /**
     * Adds or changes a cell of a draft. Weight, required and minimum hold for all cells of the activity in the
     * competency.
     *
     * @throws Refusal NOT_FOUND where line item or criterion are not of this course and micro-credential, CONFLICT where
     *     the map is published
     */
    @Transactional
    public void map(Visitor instructor, CourseMapId id, Mapping mapping) {
        CourseMap map = draft(instructor, id);
        if (!isEvidence(map.course(), mapping.lineItem())
                || definition(map)
                        .competency(mapping.competency())
                        .flatMap(competency -> competency.criterion(mapping.criterion()))
                        .isEmpty()) {
            throw new Refusal(Problem.NOT_FOUND, "mapping.unknown-cell");
        }
        mappings.remove(id, mapping.lineItem(), mapping.criterion());
        mappings.add(id, mapping);
        mappings.alike(id, mapping);
        mappings.takeAlike(id, mapping);
    }

    /** The activity weighs this in every competency that it is evidence for. */
    @Transactional
    public void weigh(Visitor instructor, CourseMapId id, LineItemId lineItem, BigDecimal weight) {
        draft(instructor, id);
        mappings.weighEverywhere(id, lineItem, weight);
    }

    /**
     * Asks more than the micro-credential does, in this course.
     *
     * @throws Refusal INVALID where it would be less, NOT_FOUND where there is no such competency
     */
    @Transactional
    public void raise(Visitor instructor, CourseMapId id, List<Raised> raised) {
        Definition definition = definition(draft(instructor, id));
        for (Raised one : raised) {
            Requirement asked = definition.requirements().stream()
                    .filter(requirement -> requirement.competency().id().equals(one.competency()))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "mapping.unknown-cell"));
            if (one.threshold().compareTo(asked.asked()) < 0) {
                throw new Refusal(Problem.INVALID, "mapping.weaker");
            }
        }
        thresholds.replace(id, raised);
    }

    /** Clears a cell of a draft; clearing an empty one changes nothing. */
    @Transactional
    public void unmap(Visitor instructor, CourseMapId id, LineItemId lineItem, CriterionId criterion) {
        draft(instructor, id);
        mappings.remove(id, lineItem, criterion);
    }

    /** A draft that begins with these cells, unless the course has a map of the micro-credential of its own already. */
    void carry(Visitor instructor, VersionId id, List<Mapping> like) {
        MicrocredentialVersion version = microcredentials.version(instructor, id);
        if (maps.draft(instructor.course(), version.microcredential()).isEmpty()
                && maps.inForce(instructor.course(), version.microcredential()).isEmpty()) {
            next(instructor, version, like, List.of());
        }
    }

    CourseMap draft(Visitor instructor, CourseMapId id) {
        find(instructor, id);
        if (!maps.lockDraft(id)) {
            throw new Refusal(Problem.CONFLICT, "mapping.published");
        }
        return find(instructor, id);
    }

    private CourseMap next(
            Visitor instructor, MicrocredentialVersion version, List<Mapping> like, List<Raised> raised) {
        CourseId course = instructor.course();
        CourseMap draft = new CourseMap(
                new CourseMapId(UUID.randomUUID()),
                instructor.institution(),
                course,
                version.id(),
                maps.newestNumber(course, version.microcredential()) + 1,
                CourseMap.State.DRAFT,
                like,
                null);
        if (maps.addDraft(draft, version.microcredential(), clock.instant()) == 1) {
            like.stream()
                    .filter(mapping -> isKnown(version.definition(), mapping))
                    .forEach(mapping -> mappings.add(draft.id(), mapping));
            thresholds.replace(draft.id(), raised);
        }
        return maps.draft(course, version.microcredential()).orElseThrow(CourseMaps::unknown);
    }

    private boolean isEvidence(CourseId course, LineItemId wanted) {
        return gradebook.evidence(course).stream().map(LineItem::id).anyMatch(wanted::equals);
    }

    private static boolean isKnown(Definition definition, Mapping mapping) {
        return definition
                .competency(mapping.competency())
                .flatMap(competency -> competency.criterion(mapping.criterion()))
                .isPresent();
    }

    private Definition definition(CourseMap map) {
        return microcredentials
                .version(map.version())
                .orElseThrow(CourseMaps::unknown)
                .definition();
    }

    private static Refusal unknown() {
        return new Refusal(Problem.NOT_FOUND, "mapping.unknown");
    }
}

package org.cairn.attainment;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMapId;
import org.cairn.mapping.CourseMapPublished;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.StillJudging;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Which map judges which learner: the one in force, or the earlier one in which they had evidence when the next was
 * published. Nobody's rule changes under their feet.
 */
@Service
public class LearnersMaps implements StillJudging {

    private final Pins pins;
    private final CourseMaps courseMaps;
    private final Microcredentials microcredentials;
    private final Roster roster;

    LearnersMaps(Pins pins, CourseMaps courseMaps, Microcredentials microcredentials, Roster roster) {
        this.pins = pins;
        this.courseMaps = courseMaps;
        this.microcredentials = microcredentials;
        this.roster = roster;
    }

    /** The maps that judge the learner, one per micro-credential offered in the course. */
    public List<CourseMap> of(CourseId course, PersonId person) {
        return of(course, List.of(person)).get(person);
    }

    /** The same of each of these learners. */
    Map<PersonId, List<CourseMap>> of(CourseId course, Collection<PersonId> persons) {
        List<CourseMap> published = courseMaps.published(course);
        Map<PersonId, List<Pins.Pin>> pinned =
                pins.of(course, persons).stream().collect(Collectors.groupingBy(Pins.Pin::person));
        Map<CourseMapId, Optional<CourseMap>> read = new LinkedHashMap<>();
        return persons.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        person -> judging(published, pinned.getOrDefault(person, List.of()), read)));
    }

    private List<CourseMap> judging(
            List<CourseMap> published, List<Pins.Pin> pinned, Map<CourseMapId, Optional<CourseMap>> read) {
        if (pinned.isEmpty()) {
            return published;
        }
        Map<MicrocredentialId, CourseMapId> earlier =
                pinned.stream().collect(Collectors.toMap(Pins.Pin::microcredential, Pins.Pin::courseMap));
        return published.stream()
                .map(map -> Optional.ofNullable(earlier.get(microcredential(map)))
                        .flatMap(id -> read.computeIfAbsent(id, courseMaps::find))
                        .orElse(map))
                .toList();
    }

    /** The map of the same micro-credential that judges the learner; a draft, which judges nobody, stays itself. */
    public CourseMap of(CourseMap map, PersonId person) {
        MicrocredentialId microcredential = microcredential(map);
        return map.state() == CourseMap.State.DRAFT
                ? map
                : of(map.course(), person).stream()
                        .filter(candidate -> microcredential(candidate).equals(microcredential))
                        .findFirst()
                        .orElse(map);
    }

    /** The earlier map of the same micro-credential of each learner whom one still judges. */
    public Map<PersonId, CourseMap> earlier(CourseMap map) {
        MicrocredentialId microcredential = microcredential(map);
        Map<CourseMapId, Optional<CourseMap>> read = new LinkedHashMap<>();
        Map<PersonId, CourseMap> earlier = new LinkedHashMap<>();
        for (Pins.Pin pin : pins.of(map.course())) {
            if (pin.microcredential().equals(microcredential)) {
                read.computeIfAbsent(pin.courseMap(), courseMaps::find)
                        .ifPresent(found -> earlier.put(pin.person(), found));
            }
        }
        return earlier;
    }

    @Override
    public List<Earlier> besides(CourseMap inForce) {
        return earlier(inForce).values().stream().collect(Collectors.groupingBy(CourseMap::id)).values().stream()
                .map(same ->
                        new Earlier(same.get(0).number(), version(same.get(0)).number(), same.size()))
                .sorted(Comparator.comparing(Earlier::number))
                .toList();
    }

    /** @throws Refusal NOT_FOUND where the instructor's course has no such map, CONFLICT where it is not in force */
    CourseMap inForce(Visitor instructor, CourseMapId id) {
        CourseMap map = courseMaps.find(instructor, id);
        if (map.state() != CourseMap.State.PUBLISHED) {
            throw new Refusal(Problem.CONFLICT, "attainment.not-in-force");
        }
        return map;
    }

    /** The same, and neither it nor what judges besides it judges anybody else until the transaction ends. */
    CourseMap hold(Visitor instructor, CourseMapId id) {
        // In the order of ids, as evaluations hold them, so that two transactions never wait for each other.
        Stream.concat(
                        Stream.of(id),
                        earlier(inForce(instructor, id)).values().stream().map(CourseMap::id))
                .distinct()
                .sorted(Comparator.comparing(CourseMapId::toString))
                .forEach(courseMaps::hold);
        return inForce(instructor, id);
    }

    void release(CourseMapId from, PersonId person) {
        pins.release(from, person);
    }

    /** Whoever has evidence in the map that was in force until now stays with it. */
    void publish(CourseMapPublished published, Instant now) {
        CourseMapId superseded = published.superseded();
        if (superseded != null) {
            courseMaps
                    .find(superseded)
                    .ifPresent(map -> pins.pin(published.course(), microcredential(map), superseded, now));
        }
    }

    /** The learners whom the map judges, in the order of the roster; of a draft, whom it would. */
    List<PersonId> judgedBy(CourseMap map) {
        Map<PersonId, CourseMap> earlier = map.state() == CourseMap.State.DRAFT ? Map.of() : earlier(map);
        return roster.learners(map.course()).stream()
                .map(Enrolment::person)
                .filter(person -> Optional.ofNullable(earlier.get(person))
                        .map(other -> other.id().equals(map.id()))
                        .orElse(map.state() != CourseMap.State.SUPERSEDED))
                .toList();
    }

    /** Whom of these which map judges. */
    Map<CourseMapId, List<PersonId>> judging(CourseId course, Collection<PersonId> persons) {
        Map<MicrocredentialId, Map<PersonId, CourseMapId>> pinned = pins.of(course).stream()
                .collect(Collectors.groupingBy(
                        Pins.Pin::microcredential, Collectors.toMap(Pins.Pin::person, Pins.Pin::courseMap)));
        Map<CourseMapId, List<PersonId>> judging = new LinkedHashMap<>();
        for (CourseMap map : courseMaps.published(course)) {
            Map<PersonId, CourseMapId> earlier =
                    pinned.isEmpty() ? Map.of() : pinned.getOrDefault(microcredential(map), Map.of());
            persons.stream()
                    .collect(Collectors.groupingBy(person -> earlier.getOrDefault(person, map.id())))
                    .forEach(judging::put);
        }
        return judging;
    }

    /** Those of these learners whom the map judges now, in their order. */
    List<PersonId> judgedBy(CourseMap map, List<PersonId> persons) {
        if (map.state() == CourseMap.State.DRAFT) {
            return List.of();
        }
        MicrocredentialId microcredential = microcredential(map);
        Map<PersonId, CourseMapId> pinned = pins.of(map.course(), persons).stream()
                .filter(pin -> pin.microcredential().equals(microcredential))
                .collect(Collectors.toMap(Pins.Pin::person, Pins.Pin::courseMap));
        @Nullable CourseMapId otherwise = map.state() == CourseMap.State.PUBLISHED ? map.id() : null;
        return persons.stream()
                .filter(person -> map.id().equals(pinned.getOrDefault(person, otherwise)))
                .toList();
    }

    MicrocredentialId microcredential(CourseMap map) {
        return version(map).microcredential();
    }

    private MicrocredentialVersion version(CourseMap map) {
        return microcredentials
                .version(map.version())
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "attainment.unknown"));
    }
}

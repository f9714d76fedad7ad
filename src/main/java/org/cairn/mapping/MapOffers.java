package org.cairn.mapping;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cairn.course.CourseCopied;
import org.cairn.gradebook.Alike;
import org.cairn.gradebook.CollectionState;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.LineItemId;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.CourseId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Offers the course maps of its origin to a copied course, once. What an activity of the origin is in the copy is known by
 * its resource id, tag or label, never guessed; nothing is in force before an instructor has looked at it.
 */
@Service
public class MapOffers {

    private final JdbcClient jdbc;
    private final CourseMaps courseMaps;
    private final Microcredentials microcredentials;
    private final Gradebook gradebook;
    private final Clock clock;

    MapOffers(
            JdbcClient jdbc,
            CourseMaps courseMaps,
            Microcredentials microcredentials,
            Gradebook gradebook,
            Clock clock) {
        this.jdbc = jdbc;
        this.courseMaps = courseMaps;
        this.microcredentials = microcredentials;
        this.gradebook = gradebook;
        this.clock = clock;
    }

    @EventListener
    void offer(CourseCopied copied) {
        if (courseMaps.published(copied.origin()).isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO map_offer (course_id, origin_id, state, made_at) VALUES (:course, :origin, 'OPEN', :now)
                        ON CONFLICT DO NOTHING
                        """)
                .param("course", copied.course().value())
                .param("origin", copied.origin().value())
                .param("now", OffsetDateTime.now(clock))
                .update();
        gradebook.requestCollection(copied.course());
    }

    /** Whether an instructor has still to look at the maps of the course's origin. */
    public boolean isOpen(CourseId course) {
        return origin(course).isPresent();
    }

    /** Whether the copy's gradebook is being read for the first time: before that, nothing in it can be found again. */
    public boolean isReading(CourseId course) {
        CollectionState state = gradebook.collection(course);
        return state.waiting()
                && state.collectedAt().isEmpty()
                && state.failure().isEmpty();
    }

    /**
     * What would be carried over, by what is known of the copy's gradebook now.
     *
     * @throws Refusal NOT_FOUND where nothing is offered, or not any more
     */
    public List<CarriedMap> offered(Visitor instructor) {
        CourseId origin = origin(instructor.mustTeach().course()).orElseThrow(MapOffers::nothing);
        Map<LineItemId, Alike> alike = gradebook.alike(origin, instructor.course()).stream()
                .collect(Collectors.toMap(Alike::origin, Function.identity()));
        return courseMaps.published(origin).stream()
                .map(map -> carried(map, alike))
                .toList();
    }

    /**
     * Carries the maps over as drafts, for the instructor to change and publish.
     *
     * @return how many drafts there are now
     * @throws Refusal NOT_FOUND where nothing is offered, or not any more, CONFLICT while the copy's gradebook is being read
     */
    @Transactional
    public int take(Visitor instructor) {
        List<CarriedMap> carried = offered(instructor);
        if (isReading(instructor.course())) {
            throw new Refusal(Problem.CONFLICT, "mapping.copy-reading");
        }
        close(instructor, "TAKEN");
        carried.forEach(map -> courseMaps.carry(instructor, map.version(), map.mappings()));
        return carried.size();
    }

    /** @throws Refusal NOT_FOUND where nothing is offered, or not any more */
    @Transactional
    public void decline(Visitor instructor) {
        close(instructor, "DECLINED");
    }

    private CarriedMap carried(CourseMap map, Map<LineItemId, Alike> alike) {
        Set<LineItemId> used = map.mappings().stream().map(Mapping::lineItem).collect(Collectors.toSet());
        List<Mapping> here = map.mappings().stream()
                .flatMap(mapping ->
                        Optional.ofNullable(alike.get(mapping.lineItem()))
                                .flatMap(Alike::here)
                                .map(mapping::of)
                                .stream())
                .toList();
        Definition definition = microcredentials
                .version(map.version())
                .map(MicrocredentialVersion::definition)
                .orElseThrow(MapOffers::nothing);
        return new CarriedMap(
                map.version(),
                definition.title(),
                alike.values().stream()
                        .filter(one -> used.contains(one.origin()))
                        .sorted(Comparator.comparing(Alike::label))
                        .toList(),
                here);
    }

    private void close(Visitor instructor, String state) {
        int closed = jdbc.sql("UPDATE map_offer SET state = :state WHERE course_id = :course AND state = 'OPEN'")
                .param("state", state)
                .param("course", instructor.mustTeach().course().value())
                .update();
        if (closed == 0) {
            throw nothing();
        }
    }

    private Optional<CourseId> origin(CourseId course) {
        return jdbc.sql("SELECT origin_id FROM map_offer WHERE course_id = :course AND state = 'OPEN'")
                .param("course", course.value())
                .query(UUID.class)
                .optional()
                .map(CourseId::new);
    }

    private static Refusal nothing() {
        return new Refusal(Problem.NOT_FOUND, "mapping.no-offer");
    }
}

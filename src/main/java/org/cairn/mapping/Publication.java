package org.cairn.mapping;

import java.time.Clock;
import java.util.List;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a course map in force: from then on the rule, the map and what they say of each other are frozen. */
@Service
public class Publication {

    private final CourseMaps courseMaps;
    private final CourseMapRows maps;
    private final Microcredentials microcredentials;
    private final Announcements announcements;
    private final Clock clock;

    Publication(
            CourseMaps courseMaps,
            CourseMapRows maps,
            Microcredentials microcredentials,
            Announcements announcements,
            Clock clock) {
        this.courseMaps = courseMaps;
        this.maps = maps;
        this.microcredentials = microcredentials;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Publishes the draft and, if it is one still, its micro-credential version. Results are collected soon after.
     *
     * @throws Refusal INVALID where a competency could never be met, CONFLICT where the map is published already
     */
    @Transactional
    public CourseMap publish(Visitor instructor, CourseMapId id) {
        CourseMap draft = courseMaps.draft(instructor, id);
        MicrocredentialVersion version = microcredentials.publish(instructor, draft.version());
        CourseMap clean = known(draft, version);
        if (!courseMaps.coverage(clean).canBePublished()) {
            throw new Refusal(Problem.INVALID, "mapping.uncovered");
        }
        CourseMapId before = maps.inForce(draft.course(), version.microcredential())
                .map(CourseMap::id)
                .orElse(null);
        maps.supersede(draft.course(), version.microcredential());
        Frozen frozen = CourseMapRows.freeze(clean);
        if (maps.publish(id, frozen, clock.instant()) == 0) {
            throw new Refusal(Problem.CONFLICT, "mapping.published");
        }
        announcements.published(new CourseMapPublished(id, draft.course(), before), instructor.locale());
        return courseMaps.find(instructor, id);
    }

    /** Without cells of criteria that the definition no longer has. */
    private static CourseMap known(CourseMap draft, MicrocredentialVersion version) {
        List<Mapping> mappings = draft.mappings().stream()
                .filter(mapping -> version.definition()
                        .competency(mapping.competency())
                        .flatMap(competency -> competency.criterion(mapping.criterion()))
                        .isPresent())
                .toList();
        return new CourseMap(
                draft.id(),
                draft.institution(),
                draft.course(),
                draft.version(),
                draft.number(),
                draft.state(),
                mappings,
                draft.raised(),
                null);
    }
}

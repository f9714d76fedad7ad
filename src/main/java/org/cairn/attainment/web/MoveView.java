package org.cairn.attainment.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cairn.attainment.LearnersMaps;
import org.cairn.attainment.MapMove;
import org.cairn.attainment.MapMoves;
import org.cairn.attainment.MapMoves.Preview;
import org.cairn.attainment.web.MovePage.Past;
import org.cairn.attainment.web.MovePage.Row;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMapId;
import org.cairn.mapping.CourseMaps;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.PersonId;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Component;

/** Lays out what moving learners to a map would change. */
@Component
class MoveView {

    private final CourseMaps courseMaps;
    private final LearnersMaps maps;
    private final MapMoves moves;
    private final Microcredentials microcredentials;
    private final Roster roster;

    MoveView(
            CourseMaps courseMaps,
            LearnersMaps maps,
            MapMoves moves,
            Microcredentials microcredentials,
            Roster roster) {
        this.courseMaps = courseMaps;
        this.maps = maps;
        this.moves = moves;
        this.microcredentials = microcredentials;
        this.roster = roster;
    }

    MovePage page(Visitor instructor, CourseMapId id) {
        CourseMap map = courseMaps.find(instructor, id);
        MicrocredentialVersion version = microcredentials.version(instructor, map.version());
        Preview preview = moves.preview(instructor, id);
        return new MovePage(
                id.value(),
                version.definition().title().in(instructor.locale()),
                map.number(),
                version.number(),
                preview,
                rows(instructor, map, preview),
                moves.to(instructor, id).stream().map(move -> past(map, move)).toList());
    }

    private List<Row> rows(Visitor instructor, CourseMap map, Preview preview) {
        Map<PersonId, Enrolment> learners = roster.learners(map.course()).stream()
                .collect(Collectors.toMap(Enrolment::person, Function.identity(), (one, other) -> one));
        Map<PersonId, CourseMap> earlier = maps.earlier(map);
        return preview.learners().stream()
                .sorted(Comparator.comparing(learner -> learner.before() == learner.after()))
                .limit(MovePage.SOME)
                .filter(learner -> earlier.containsKey(learner.person()))
                .map(learner -> row(
                        instructor,
                        learner,
                        earlier.get(learner.person()),
                        Optional.ofNullable(learners.get(learner.person()))))
                .toList();
    }

    private Row row(Visitor instructor, Preview.Learner learner, CourseMap from, Optional<Enrolment> enrolment) {
        return new Row(
                learner.person().value(),
                enrolment.flatMap(Enrolment::name).orElse(null),
                enrolment.map(Enrolment::subject).map(SimulatorView::end).orElse(""),
                from.number(),
                microcredentials.version(instructor, from.version()).number(),
                learner.before(),
                learner.after());
    }

    private Past past(CourseMap map, MapMove move) {
        Optional<String> by = roster.enrolment(map.course(), move.by()).flatMap(Enrolment::name);
        return new Past(move.whom(), move.learners(), move.reason(), by.orElse(null), move.at());
    }
}

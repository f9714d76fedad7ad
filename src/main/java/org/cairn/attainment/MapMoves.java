package org.cairn.attainment;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMapId;
import org.cairn.microcredential.Frozen;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves learners from the maps they began with to the one in force, once their instructor has seen what that changes.
 * An award is never taken away by it.
 */
@Service
public class MapMoves {

    private final Simulator simulator;
    private final LearnersMaps maps;
    private final MoveTable moves;
    private final Verdicts verdicts;
    private final Clock clock;

    MapMoves(Simulator simulator, LearnersMaps maps, MoveTable moves, Verdicts verdicts, Clock clock) {
        this.simulator = simulator;
        this.maps = maps;
        this.moves = moves;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    /**
     * What would change for those whom earlier maps judge, if the one in force did.
     *
     * @param learners in the order of the roster
     */
    public record Preview(List<Learner> learners) {

        public Preview {
            learners = List.copyOf(learners);
        }

        /**
         * @param from the map that judges the learner now
         * @param before where that map has the learner
         * @param after where the map in force would have them
         */
        public record Learner(PersonId person, CourseMapId from, Status before, Status after) {

            public boolean gains() {
                return before != Status.MET && after == Status.MET;
            }

            public boolean loses() {
                return before == Status.MET && after != Status.MET;
            }
        }

        public long gain() {
            return learners.stream().filter(Learner::gains).count();
        }

        public long lose() {
            return learners.stream().filter(Learner::loses).count();
        }

        public long unchanged() {
            return learners.size() - gain() - lose();
        }

        List<Learner> chosen(MapMove.Whom whom) {
            return learners.stream()
                    .filter(learner -> whom == MapMove.Whom.ALL || !learner.loses())
                    .toList();
        }

        /** Equal for equal previews, so that nobody confirms another one than they saw. */
        public String hash() {
            return Frozen.of(this).hash();
        }
    }

    /** @throws Refusal NOT_FOUND where the instructor's course has no such map, CONFLICT where it is not in force */
    @Transactional(readOnly = true)
    public Preview preview(Visitor instructor, CourseMapId id) {
        Map<PersonId, CourseMap> earlier = maps.earlier(maps.inForce(instructor, id));
        List<Preview.Learner> learners = new ArrayList<>();
        for (Simulation.Learner learner :
                simulator.run(instructor, new Trial(id, null, null)).learners()) {
            CourseMap from = earlier.get(learner.person());
            if (from != null && learner.before() != null) {
                learners.add(new Preview.Learner(learner.person(), from.id(), learner.before(), learner.now()));
            }
        }
        return new Preview(learners);
    }

    /** To this map, newest first. */
    public List<MapMove> to(Visitor instructor, CourseMapId id) {
        return moves.to(maps.inForce(instructor, id).id());
    }

    /**
     * Moves and judges them anew, in one transaction.
     *
     * @param seen the hash of the preview that is confirmed
     * @return how many were moved
     * @throws Refusal CONFLICT where what was seen is no longer what would happen
     */
    @Transactional
    public int move(Visitor instructor, CourseMapId id, MapMove.Whom whom, String reason, String seen) {
        CourseMap map = maps.hold(instructor, id);
        Preview preview = preview(instructor, id);
        if (!preview.hash().equals(seen)) {
            throw new Refusal(Problem.CONFLICT, "attainment.preview-old");
        }
        MoveTable.Order order = new MoveTable.Order(
                UUID.randomUUID(),
                map,
                whom,
                reason.strip(),
                instructor.person(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        List<Preview.Learner> chosen = preview.chosen(whom);
        Evaluation evaluation = verdicts.evaluation(map);
        for (Preview.Learner learner : chosen) {
            verdicts.restart(evaluation, learner.person(), () -> {
                maps.release(learner.from(), learner.person());
                moves.add(order, learner.from(), learner.person());
            });
        }
        return chosen.size();
    }
}

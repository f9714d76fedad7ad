package org.cairn.award;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cairn.attainment.Attainments;
import org.cairn.attainment.CompetencyStanding;
import org.cairn.attainment.Standing;
import org.cairn.attainment.Trace;
import org.cairn.award.AwardCase.Kind;
import org.cairn.award.AwardCase.State;
import org.cairn.award.Suspensions.Pending;
import org.cairn.competency.CompetencyId;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMapId;
import org.cairn.mapping.CourseMaps;
import org.cairn.shared.PersonId;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Service;

/** Everything that waits for a person's decision in a course, page by page. */
@Service
public class Inbox {

    /** How many cases a page shows. */
    public static final int PAGE = 50;

    private final CaseTable cases;
    private final CourseMaps courseMaps;
    private final Attainments attainments;
    private final Suspensions suspensions;

    Inbox(CaseTable cases, CourseMaps courseMaps, Attainments attainments, Suspensions suspensions) {
        this.cases = cases;
        this.courseMaps = courseMaps;
        this.attainments = attainments;
        this.suspensions = suspensions;
    }

    /** What is decided alike. */
    @SuppressWarnings("ImmutableEnumChecker") // the sets are made here and never handed out
    public enum Tray {
        ELIGIBLE(Set.of(Kind.CANDIDACY), Set.of(State.IN_REVIEW)),
        SECOND(Set.of(Kind.CANDIDACY), Set.of(State.APPROVED)),
        HELD(Set.of(Kind.CANDIDACY), Set.of(State.HELD)),
        REGRADED(Set.of(Kind.REGRADE), Set.of(State.IN_REVIEW)),
        APPEALS(Set.of(Kind.APPEAL), Set.of(State.IN_REVIEW)),
        DECIDED(EnumSet.allOf(Kind.class), closed());

        private final Set<Kind> kinds;
        private final Set<State> states;

        Tray(Set<Kind> kinds, Set<State> states) {
            this.kinds = kinds;
            this.states = states;
        }

        private static Set<State> closed() {
            Set<State> closed = EnumSet.allOf(State.class);
            closed.removeIf(State::isOpen);
            return closed;
        }

        Set<Kind> kinds() {
            return kinds;
        }

        Set<State> states() {
            return states;
        }

        /** Whether all that is ticked can be approved at once. */
        public boolean isApprovedTogether() {
            return this == ELIGIBLE || this == SECOND || this == HELD;
        }
    }

    /** How many wait for a person, and not for the clock: cases, and doubts about awards that have lasted for long. */
    public int waiting(Visitor instructor) {
        return cases.waiting(instructor.mustTeach().course()) + suspensions.overdue(instructor, PAGE);
    }

    /** What is suspended in the course, the longest first. */
    public List<Pending> suspended(Visitor instructor) {
        return suspensions.pending(instructor, PAGE);
    }

    /** How long a doubt may last before it waits for a person. */
    public Duration review() {
        return suspensions.review();
    }

    /** How many there are in each. */
    public Map<Tray, Integer> counts(Visitor instructor) {
        instructor.mustTeach();
        Map<Tray, Integer> counts = new EnumMap<>(Tray.class);
        for (Tray tray : Tray.values()) {
            counts.put(tray, cases.count(instructor.course(), tray));
        }
        return counts;
    }

    /** @param page from 0 on */
    public List<AwardCase> cases(Visitor instructor, Tray tray, int page) {
        return cases.in(instructor.mustTeach().course(), tray, page * PAGE, PAGE);
    }

    /** A decision about a competency that was made before newer results came. */
    public record Stale(CourseMapId courseMap, PersonId person, CompetencyId competency, boolean granted) {}

    /** Of everybody whom a map in force judges. */
    public List<Stale> stale(Visitor instructor) {
        List<Stale> stale = new ArrayList<>();
        for (CourseMap map : courseMaps.published(instructor.mustTeach().course())) {
            for (Standing standing : attainments.of(map.id())) {
                standing.competencies().forEach(competency -> add(stale, standing, competency));
            }
        }
        return stale;
    }

    private static void add(List<Stale> stale, Standing standing, CompetencyStanding competency) {
        for (Trace.Step step : competency.trace().steps()) {
            if (step instanceof Trace.Overridden overridden && Boolean.TRUE.equals(overridden.outdated())) {
                stale.add(new Stale(
                        standing.courseMap(), standing.person(), competency.competency(), overridden.granted()));
            }
        }
    }
}

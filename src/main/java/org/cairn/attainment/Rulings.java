package org.cairn.attainment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.cairn.assessment.PriorLearningJudged;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.course.Roster;
import org.cairn.gradebook.LineItemId;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMapId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Instructors decide otherwise than the marks, with a reason, and sign off where the rule asks for it. */
@Service
public class Rulings {

    private final RulingTable rulings;
    private final Evaluations evaluations;
    private final DueMarks dues;
    private final Roster roster;
    private final Clock clock;

    Rulings(RulingTable rulings, Evaluations evaluations, DueMarks dues, Roster roster, Clock clock) {
        this.rulings = rulings;
        this.evaluations = evaluations;
        this.dues = dues;
        this.roster = roster;
        this.clock = clock;
    }

    /** Everything that was decided of a learner in the instructor's course, oldest first. */
    public List<Ruling> of(Visitor instructor, PersonId learner) {
        return rulings.of(instructor.mustTeach().course(), learner);
    }

    /**
     * What an instructor wants.
     *
     * @param level only for a grant, and at least what is asked for
     * @param lineItem only where it is about one activity, and one that gives evidence for the competency
     */
    public record Wish(
            CompetencyId competency,
            Ruling.Kind kind,
            @Nullable UUID level,
            @Nullable LineItemId lineItem,
            String reason) {}

    /**
     * Keeps a decision and marks the learner to be judged again, in one transaction.
     *
     * @throws Refusal NOT_FOUND where the course has no such map, learner, competency or activity; FORBIDDEN of oneself;
     *     INVALID for a level below what is asked for
     */
    @Transactional
    public void decide(Visitor instructor, CourseMapId courseMap, PersonId learner, Wish wish) {
        CourseMap map = evaluations.map(instructor.mustTeach(), courseMap);
        if (learner.equals(instructor.person())) {
            throw new Refusal(Problem.FORBIDDEN, "attainment.own-ruling");
        }
        Competency competency = evaluations.competency(map, wish.competency()).orElseThrow(Rulings::unknown);
        if (roster.enrolment(map.course(), learner)
                .filter(enrolment -> enrolment.roles().contains(Role.LEARNER))
                .isEmpty()) {
            throw unknown();
        }
        if (wish.kind().isOfOneActivity() && !isEvidence(map, wish)) {
            throw unknown();
        }
        if (wish.level() != null && !evaluations.isEnough(map, competency, wish.level())) {
            throw new Refusal(Problem.INVALID, "attainment.level-too-low");
        }
        Instant at = afterTheLast(rulings.of(map.course(), learner));
        rulings.add(
                map.course(),
                learner,
                new Ruling(
                        wish.competency(),
                        wish.kind(),
                        wish.level(),
                        wish.reason(),
                        instructor.person(),
                        Role.INSTRUCTOR,
                        at,
                        wish.lineItem(),
                        null));
        dues.markAll(map.course(), List.of(learner));
    }

    /**
     * Prior learning that was recognised grants the competency; where that is judged otherwise later, and nothing else was
     * decided since, the marks decide again.
     */
    @EventListener
    @Transactional
    public void on(PriorLearningJudged judged) {
        List<Ruling> before = rulings.of(judged.course(), judged.person());
        boolean recognisedBefore = before.stream()
                .filter(ruling -> ruling.competency().equals(judged.competency()))
                .filter(ruling ->
                        ruling.kind() != Ruling.Kind.SIGN_OFF && !ruling.kind().isOfOneActivity())
                .reduce((earlier, later) -> later)
                .filter(newest -> newest.priorLearning() != null && newest.kind() == Ruling.Kind.GRANT)
                .isPresent();
        if (!judged.recognised() && !recognisedBefore) {
            return;
        }
        Ruling ruling = new Ruling(
                judged.competency(),
                judged.recognised() ? Ruling.Kind.GRANT : Ruling.Kind.MARKS,
                null,
                judged.reason(),
                judged.by(),
                Role.INSTRUCTOR,
                afterTheLast(before),
                null,
                true);
        rulings.add(judged.course(), judged.person(), ruling);
        dues.markAll(judged.course(), List.of(judged.person()));
    }

    private static boolean isEvidence(CourseMap map, Wish wish) {
        return map.mappings().stream()
                .anyMatch(mapping -> mapping.competency().equals(wish.competency())
                        && mapping.lineItem().equals(wish.lineItem()));
    }

    /** Two decisions never have the same time, so that one of them is the newest. */
    private Instant afterTheLast(List<Ruling> before) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (before.isEmpty()) {
            return now;
        }
        Instant next = before.get(before.size() - 1).at().plus(1, ChronoUnit.MICROS);
        return now.isAfter(next) ? now : next;
    }

    private static Refusal unknown() {
        return new Refusal(Problem.NOT_FOUND, "attainment.unknown");
    }
}

package org.cairn.home.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cairn.attainment.CompetencyStanding;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.attainment.Standing;
import org.cairn.attainment.Trace;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.Criterion;
import org.cairn.course.Enrolment;
import org.cairn.gradebook.LineItemId;
import org.cairn.home.web.ClassPage.CriterionRow;
import org.cairn.home.web.ClassPage.Gap;
import org.cairn.home.web.ClassPage.Learner;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.Mapping;
import org.cairn.microcredential.Requirement;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** From the standings of a class to what its instructor can do. From the stored traces alone: nothing is judged anew. */
record ClassInsight(CourseMap map, Paths paths, List<Enrolment> roster) {

    private static final int DIGITS = 10;

    ClassPage page(List<Standing> standings) {
        Map<PersonId, Standing> known =
                standings.stream().collect(Collectors.toMap(Standing::person, Function.identity()));
        List<Enrolment> active = roster.stream()
                .filter(Enrolment::active)
                .filter(learner -> known.containsKey(learner.person()))
                .toList();
        List<Standing> present =
                active.stream().map(learner -> known.get(learner.person())).toList();
        return new ClassPage(
                map.id().toString(),
                paths.definition().title().in(paths.locale()),
                active.size(),
                learners(active, known, standing -> isOpen(standing) && has(standing, Status.NEAR), Status.NEAR),
                learners(
                        active,
                        known,
                        standing -> isOpen(standing) && has(standing, Status.UNREACHABLE),
                        Status.UNREACHABLE),
                learners(active, known, ClassInsight::hasNotBegun, Status.NOT_ASSESSED),
                criteria(present));
    }

    private List<Learner> learners(
            List<Enrolment> active, Map<PersonId, Standing> known, Predicate<Standing> wanted, Status status) {
        return active.stream()
                .filter(learner -> wanted.test(known.get(learner.person())))
                .map(learner -> learner(learner, known.get(learner.person()), status))
                .sorted(Comparator.comparing(Learner::last).reversed())
                .toList();
    }

    private Learner learner(Enrolment learner, Standing standing, Status status) {
        boolean last = standing.competencies().stream()
                        .filter(competency -> !competency.isMet())
                        .count()
                == 1;
        return new Learner(
                learner.person().toString(),
                learner.name().orElse(null),
                Overview.end(learner.subject()),
                last && status == Status.NEAR,
                status == Status.NOT_ASSESSED
                        ? List.of()
                        : standing.competencies().stream()
                                .filter(competency -> competency.status() == status)
                                .map(this::gap)
                                .toList());
    }

    private Gap gap(CompetencyStanding standing) {
        return new Gap(
                paths.competency(standing.competency()).title().in(paths.locale()),
                standing.share(),
                standing.threshold(),
                paths.missing(List.of(standing)));
    }

    /** Who has what is asked for needs nobody's help, whatever else is open. */
    private static boolean isOpen(Standing standing) {
        return !standing.met();
    }

    private static boolean has(Standing standing, Status status) {
        return standing.competencies().stream().anyMatch(competency -> competency.status() == status);
    }

    private static boolean hasNotBegun(Standing standing) {
        return standing.competencies().stream().allMatch(competency -> competency.status() == Status.NOT_ASSESSED);
    }

    private List<CriterionRow> criteria(List<Standing> standings) {
        List<CriterionRow> rows = new ArrayList<>();
        for (Requirement requirement : paths.definition().requirements()) {
            for (Criterion criterion : requirement.competency().criteria()) {
                Set<LineItemId> items = map.mappings().stream()
                        .filter(mapping -> mapping.criterion().equals(criterion.id()))
                        .map(Mapping::lineItem)
                        .collect(Collectors.toSet());
                if (!items.isEmpty()) {
                    rows.add(row(requirement, criterion, means(standings, requirement, items)));
                }
            }
        }
        // Stable: where as many are held up, in the order of the definition.
        rows.sort(Comparator.comparingInt(CriterionRow::below)
                .reversed()
                .thenComparing(CriterionRow::mean, Comparator.nullsLast(Comparator.<BigDecimal>naturalOrder())));
        return List.copyOf(rows);
    }

    private CriterionRow row(Requirement requirement, Criterion criterion, List<BigDecimal> means) {
        return new CriterionRow(
                criterion.text().in(paths.locale()),
                requirement.competency().title().in(paths.locale()),
                criterion.critical(),
                means.size(),
                (int) means.stream()
                        .filter(mean -> mean.compareTo(requirement.asked()) < 0)
                        .count(),
                means.isEmpty()
                        ? null
                        : means.stream()
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .divide(BigDecimal.valueOf(means.size()), DIGITS, RoundingMode.DOWN),
                requirement.asked());
    }

    private static List<BigDecimal> means(List<Standing> standings, Requirement requirement, Set<LineItemId> items) {
        return standings.stream()
                .map(standing -> mean(standing, requirement.competency().id(), items))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The weighted mean of what counts of these activities, as the trace has it. */
    private static @Nullable BigDecimal mean(Standing standing, CompetencyId competency, Set<LineItemId> items) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (CompetencyStanding one : standing.competencies()) {
            if (!one.competency().equals(competency)) {
                continue;
            }
            for (Trace.Step step : one.trace().steps()) {
                if (step instanceof Trace.Counted counted && items.contains(counted.lineItem())) {
                    sum = sum.add(counted.share().multiply(counted.weight()));
                    weights = weights.add(counted.weight());
                }
            }
        }
        return weights.signum() == 0 ? null : sum.divide(weights, DIGITS, RoundingMode.HALF_UP);
    }
}

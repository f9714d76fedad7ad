package org.cairn.home.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cairn.attainment.CompetencyStanding;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.attainment.Standing;
import org.cairn.course.Enrolment;
import org.cairn.home.web.TeachPage.Began;
import org.cairn.home.web.TeachPage.Cell;
import org.cairn.home.web.TeachPage.Column;
import org.cairn.home.web.TeachPage.Count;
import org.cairn.home.web.TeachPage.Held;
import org.cairn.home.web.TeachPage.Offer;
import org.cairn.home.web.TeachPage.Row;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMapId;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Requirement;
import org.cairn.shared.PersonId;

/** Translates where the learners of a course stand into what its instructors see. */
record Overview(List<Enrolment> roster, Locale locale) {

    private static final List<Status> ORDER =
            List.of(Status.MET, Status.NEAR, Status.IN_PROGRESS, Status.NOT_ASSESSED, Status.UNREACHABLE);

    private static final int SUBJECT_END = 6;

    /**
     * @param awarded what learners hold, or have held until it ended
     * @param began the earlier maps that judge some of the learners
     */
    Offer offer(
            CourseMap map,
            MicrocredentialVersion version,
            List<Standing> standings,
            Map<PersonId, Held> awarded,
            Map<CourseMapId, Began> began) {
        List<Requirement> requirements = map.asked(version.definition()).requirements();
        Map<PersonId, Standing> byPerson =
                standings.stream().collect(Collectors.toMap(Standing::person, Function.identity()));
        List<Enrolment> learners = roster.stream()
                .filter(enrolment -> byPerson.containsKey(enrolment.person()))
                .toList();
        return new Offer(
                map.id().toString(),
                version.id().toString(),
                version.definition().title().in(locale),
                version.number(),
                columns(requirements, standings),
                learners.stream()
                        .map(learner -> row(learner, requirements, byPerson.get(learner.person()), awarded, began))
                        .toList(),
                learners.stream()
                        .filter(learner -> awarded.containsKey(learner.person()))
                        .filter(learner -> !awarded.get(learner.person()).over())
                        .count());
    }

    private List<Column> columns(List<Requirement> requirements, List<Standing> standings) {
        return requirements.stream()
                .map(requirement -> new Column(
                        requirement.competency().title().in(locale),
                        requirement.asked(),
                        counts(standings.stream()
                                .flatMap(standing -> in(standing, requirement).stream())
                                .map(CompetencyStanding::status)
                                .toList())))
                .toList();
    }

    /** Nothing where the learner's own version does not ask for it. */
    private static Optional<CompetencyStanding> in(Standing standing, Requirement requirement) {
        return standing.competencies().stream()
                .filter(one -> one.competency().equals(requirement.competency().id()))
                .findFirst();
    }

    static List<Count> counts(List<Status> statuses) {
        BigDecimal total = BigDecimal.valueOf(Math.max(1, statuses.size()));
        List<Count> counts = new ArrayList<>();
        long before = 0;
        for (Status status : ORDER) {
            long count = statuses.stream().filter(status::equals).count();
            if (count > 0) {
                counts.add(new Count(status, count, part(before, total), part(count, total)));
                before += count;
            }
        }
        return List.copyOf(counts);
    }

    private static BigDecimal part(long count, BigDecimal total) {
        return BigDecimal.valueOf(count).divide(total, 6, RoundingMode.HALF_EVEN);
    }

    private static Row row(
            Enrolment learner,
            List<Requirement> requirements,
            Standing standing,
            Map<PersonId, Held> awarded,
            Map<CourseMapId, Began> began) {
        return new Row(
                learner.person().toString(),
                learner.name().orElse(null),
                end(learner.subject()),
                learner.active(),
                requirements.stream()
                        .map(requirement -> in(standing, requirement)
                                .map(one -> new Cell(one.status(), one.share()))
                                .orElse(Cell.NOT_ASKED))
                        .toList(),
                standing.metCount(),
                standing.competencies().size(),
                awarded.get(learner.person()),
                began.get(standing.courseMap()));
    }

    static String end(String subject) {
        return Optional.of(subject)
                .filter(whole -> whole.length() > SUBJECT_END)
                .map(whole -> whole.substring(whole.length() - SUBJECT_END))
                .orElse(subject);
    }
}

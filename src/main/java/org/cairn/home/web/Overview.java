package org.cairn.home.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cairn.attainment.CompetencyStanding;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.attainment.Standing;
import org.cairn.course.Enrolment;
import org.cairn.home.web.TeachPage.Cell;
import org.cairn.home.web.TeachPage.Column;
import org.cairn.home.web.TeachPage.Count;
import org.cairn.home.web.TeachPage.Offer;
import org.cairn.home.web.TeachPage.Row;
import org.cairn.mapping.CourseMap;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Requirement;
import org.cairn.shared.PersonId;

/** Translates where the learners of a course stand into what its instructors see. */
record Overview(List<Enrolment> roster, Locale locale) {

    private static final List<Status> ORDER =
            List.of(Status.MET, Status.NEAR, Status.IN_PROGRESS, Status.NOT_ASSESSED, Status.UNREACHABLE);

    private static final int SUBJECT_END = 6;

    Offer offer(CourseMap map, MicrocredentialVersion version, List<Standing> standings, Set<PersonId> awarded) {
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
                columns(map.asked(version.definition()).requirements(), standings),
                learners.stream()
                        .map(learner -> row(learner, byPerson.get(learner.person()), awarded))
                        .toList(),
                learners.stream()
                        .filter(learner -> awarded.contains(learner.person()))
                        .count());
    }

    private List<Column> columns(List<Requirement> requirements, List<Standing> standings) {
        return IntStream.range(0, requirements.size())
                .mapToObj(i -> new Column(
                        requirements.get(i).competency().title().in(locale),
                        requirements.get(i).asked(),
                        counts(standings.stream()
                                .map(standing -> standing.competencies().get(i).status())
                                .toList())))
                .toList();
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

    private static Row row(Enrolment learner, Standing standing, Set<PersonId> awarded) {
        return new Row(
                learner.person().toString(),
                learner.name().orElse(null),
                end(learner.subject()),
                learner.active(),
                standing.competencies().stream().map(Overview::cell).toList(),
                awarded.contains(learner.person()));
    }

    private static Cell cell(CompetencyStanding standing) {
        return new Cell(standing.status(), standing.share());
    }

    static String end(String subject) {
        return Optional.of(subject)
                .filter(whole -> whole.length() > SUBJECT_END)
                .map(whole -> whole.substring(whole.length() - SUBJECT_END))
                .orElse(subject);
    }
}

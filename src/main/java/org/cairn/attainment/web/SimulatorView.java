package org.cairn.attainment.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.attainment.CompetencyStanding;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.attainment.Explanations;
import org.cairn.attainment.Simulation;
import org.cairn.attainment.Simulator;
import org.cairn.attainment.web.SimulatorPage.Count;
import org.cairn.attainment.web.SimulatorPage.Row;
import org.cairn.attainment.web.SimulatorPage.Section;
import org.cairn.competency.Competency;
import org.cairn.course.Course;
import org.cairn.course.Courses;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMapId;
import org.cairn.mapping.CourseMaps;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Wording;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Component;

/** Lays out what the simulator has found. */
@Component
class SimulatorView {

    private static final List<Status> ORDER =
            List.of(Status.MET, Status.NEAR, Status.IN_PROGRESS, Status.NOT_ASSESSED, Status.UNREACHABLE);
    private static final BigDecimal USUAL = new BigDecimal("0.75");
    private static final int SUBJECT_END = 6;

    private final Simulator simulator;
    private final CourseMaps courseMaps;
    private final Wording wording;
    private final Explanations explanations;
    private final Who who;

    SimulatorView(Simulator simulator, CourseMaps courseMaps, Wording wording, Explanations explanations, Who who) {
        this.simulator = simulator;
        this.courseMaps = courseMaps;
        this.wording = wording;
        this.explanations = explanations;
        this.who = who;
    }

    /** Who is in a course, and what courses are called. */
    @Component
    static class Who {

        private final Courses courses;
        private final Roster roster;

        Who(Courses courses, Roster roster) {
            this.courses = courses;
            this.roster = roster;
        }

        Map<PersonId, Enrolment> learners(CourseId course) {
            return roster.learners(course).stream()
                    .collect(Collectors.toMap(Enrolment::person, Function.identity(), (one, other) -> one));
        }

        String title(CourseId course) {
            return courses.find(course).map(Course::title).orElse("");
        }
    }

    SimulatorPage page(Visitor instructor, CourseMapId id, TrialForm form) {
        CourseMap map = courseMaps.find(instructor, id);
        MicrocredentialVersion version = wording.version(instructor, map.version());
        Simulation simulation = simulator.run(instructor, form.trial(id));
        Rows rows = rows(instructor, map, version.definition(), form);
        int first = form.first() < simulation.learners().size() ? form.first() : 0;
        return new SimulatorPage(
                id.value(),
                version.definition().title().in(instructor.locale()),
                version.number(),
                map.state() == CourseMap.State.DRAFT,
                sections(instructor, map, form),
                simulation,
                slider(version.definition(), simulation),
                form.query(),
                form.wrong(),
                ORDER.stream()
                        .map(status -> new Count(status, simulation.now(status), simulation.before(status)))
                        .toList(),
                Chart.of(simulation),
                simulation.learners().stream()
                        .filter(Simulation.Learner::changes)
                        .limit(SimulatorPage.SOME)
                        .map(rows::row)
                        .toList(),
                simulation.learners().stream()
                        .skip(first)
                        .limit(SimulatorPage.SOME)
                        .map(rows::row)
                        .toList(),
                first);
    }

    /** Every learner, for a spreadsheet. */
    List<Row> all(Visitor instructor, CourseMapId id, TrialForm form) {
        CourseMap map = courseMaps.find(instructor, id);
        MicrocredentialVersion version = wording.version(instructor, map.version());
        Rows rows = rows(instructor, map, version.definition(), form);
        return simulator.run(instructor, form.trial(id)).learners().stream()
                .map(rows::row)
                .toList();
    }

    TriedPage why(Visitor instructor, CourseMapId id, TrialForm form, PersonId person) {
        CourseMap map = courseMaps.find(instructor, id);
        Definition definition = wording.version(instructor, map.version()).definition();
        List<CompetencyStanding> standings = simulator.why(instructor, form.trial(id), person);
        Optional<Enrolment> learner = Optional.ofNullable(
                who.learners(form.elsewhere().orElse(map.course())).get(person));
        List<TriedPage.Part> parts = new ArrayList<>();
        for (CompetencyStanding standing : standings) {
            definition
                    .competency(standing.competency())
                    .ifPresent(competency -> parts.add(part(standing, competency, instructor.locale())));
        }
        return new TriedPage(
                id.value(),
                person.value(),
                form.elsewhere().filter(other -> !other.equals(map.course())).isEmpty(),
                form.query(),
                learner.flatMap(Enrolment::name).orElse(null),
                learner.map(Enrolment::subject).map(SimulatorView::end).orElse(""),
                parts);
    }

    private TriedPage.Part part(CompetencyStanding standing, Competency competency, Locale locale) {
        return new TriedPage.Part(
                competency.title().in(locale),
                standing.status(),
                standing.share(),
                standing.threshold(),
                standing.assessed(),
                standing.activities(),
                explanations.sum(standing.trace(), locale),
                explanations.of(standing.trace(), competency, locale));
    }

    private List<Section> sections(Visitor instructor, CourseMap map, TrialForm form) {
        return Stream.concat(Stream.of(map.course()), simulator.sections(instructor, map).stream())
                .map(course -> new Section(
                        course.equals(map.course()) ? null : course.value(),
                        who.title(course),
                        form.elsewhere().orElse(map.course()).equals(course)))
                .toList();
    }

    /** The threshold shown where none is typed: that of all competencies, or the lowest of theirs. */
    private static BigDecimal slider(Definition definition, Simulation simulation) {
        BigDecimal threshold = simulation.threshold() != null
                ? simulation.threshold()
                : definition.requirements().stream()
                        .map(requirement -> requirement.asked())
                        .min(BigDecimal::compareTo)
                        .orElse(USUAL);
        BigDecimal percent = threshold.movePointRight(2).stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0) : percent;
    }

    private Rows rows(Visitor instructor, CourseMap map, Definition definition, TrialForm form) {
        return new Rows(who.learners(form.elsewhere().orElse(map.course())), definition, instructor.locale());
    }

    static String end(String subject) {
        return subject.length() > SUBJECT_END ? subject.substring(subject.length() - SUBJECT_END) : subject;
    }

    private record Rows(Map<PersonId, Enrolment> learners, Definition definition, Locale locale) {

        Row row(Simulation.Learner learner) {
            Optional<Enrolment> enrolment = Optional.ofNullable(learners.get(learner.person()));
            return new Row(
                    learner.person().value(),
                    enrolment.flatMap(Enrolment::name).orElse(null),
                    enrolment.map(Enrolment::subject).map(SimulatorView::end).orElse(""),
                    learner.now(),
                    learner.before(),
                    Optional.ofNullable(learner.weakest())
                            .flatMap(definition::competency)
                            .map(competency -> competency.title().in(locale))
                            .orElse(null),
                    learner.share());
        }
    }
}

package org.cairn.attainment.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cairn.attainment.Attainments;
import org.cairn.attainment.CompetencyStanding;
import org.cairn.attainment.Explanations;
import org.cairn.attainment.LearnersMaps;
import org.cairn.attainment.Ruling;
import org.cairn.attainment.Rulings;
import org.cairn.attainment.Trace;
import org.cairn.attainment.web.LearnerPage.Began;
import org.cairn.attainment.web.LearnerPage.Option;
import org.cairn.attainment.web.LearnerPage.Part;
import org.cairn.attainment.web.LearnerPage.Past;
import org.cairn.competency.Competency;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.cairn.gradebook.LineItemId;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMapId;
import org.cairn.mapping.CourseMaps;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Requirement;
import org.cairn.microcredential.Wording;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays out where one learner stands. */
@Component
class LearnerView {

    private final CourseMaps courseMaps;
    private final Wording wording;
    private final Roster roster;
    private final Judged judged;

    LearnerView(CourseMaps courseMaps, Wording wording, Roster roster, Judged judged) {
        this.courseMaps = courseMaps;
        this.wording = wording;
        this.roster = roster;
        this.judged = judged;
    }

    /** What was judged and decided, and how it is said. */
    @Component
    record Judged(Attainments attainments, LearnersMaps maps, Rulings rulings, Explanations explanations) {}

    LearnerPage page(Visitor instructor, CourseMapId id, PersonId person) {
        CourseMap asked = courseMaps.find(instructor, id);
        CourseMap map = judged.maps().of(asked, person);
        Enrolment learner = roster.enrolment(asked.course(), person)
                .filter(enrolment -> enrolment.roles().contains(Role.LEARNER))
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "attainment.unknown"));
        MicrocredentialVersion version = wording.version(instructor, map.version());
        Definition definition = version.definition();
        List<Ruling> rulings = judged.rulings().of(instructor, person);
        List<Part> parts = new ArrayList<>();
        for (CompetencyStanding standing :
                judged.attainments().of(map.id(), person).competencies()) {
            definition.requirements().stream()
                    .filter(one -> one.competency().id().equals(standing.competency()))
                    .findFirst()
                    .ifPresent(one -> parts.add(part(map, standing, one, rulings, instructor.locale())));
        }
        return new LearnerPage(
                map.id().value(),
                person.value(),
                definition.title().in(instructor.locale()),
                learner.name().orElse(null),
                SimulatorView.end(learner.subject()),
                judged.attainments().isEvaluating(map.course()),
                map.state() == CourseMap.State.SUPERSEDED ? new Began(map.number(), version.number()) : null,
                parts);
    }

    private Part part(
            CourseMap map, CompetencyStanding standing, Requirement asked, List<Ruling> rulings, Locale locale) {
        Competency competency = asked.competency();
        List<Option> evidence = evidence(standing);
        List<Ruling> own = rulings.stream()
                .filter(ruling -> ruling.competency().equals(competency.id()))
                .toList();
        return new Part(
                competency.id().value(),
                competency.title().in(locale),
                standing.status(),
                standing.share(),
                standing.threshold(),
                standing.assessed(),
                standing.activities(),
                asked.needsSignOff(),
                standing.trace().steps().stream()
                        .anyMatch(step -> step instanceof Trace.Overridden made && made.outdated() != null),
                judged.explanations().of(standing.trace(), competency, locale),
                competency.scale().levels().stream()
                        .filter(level -> level.lowerCut().compareTo(asked.asked()) >= 0)
                        .map(level -> new Option(level.id(), level.label().in(locale)))
                        .toList(),
                evidence,
                past(map, own, evidence));
    }

    private static List<Option> evidence(CompetencyStanding standing) {
        Map<LineItemId, String> labels = new LinkedHashMap<>();
        for (Trace.Step step : standing.trace().steps()) {
            if (step instanceof Trace.Counted counted) {
                labels.putIfAbsent(counted.lineItem(), counted.label());
            } else if (step instanceof Trace.LeftOut out) {
                labels.putIfAbsent(out.lineItem(), out.label());
            }
        }
        List<Option> evidence = new ArrayList<>();
        labels.forEach((item, label) -> evidence.add(new Option(item.value(), label)));
        return evidence;
    }

    /** Newest first. A signature and a decision hold side by side. */
    private List<Past> past(CourseMap map, List<Ruling> own, List<Option> evidence) {
        List<Past> past = new ArrayList<>();
        for (Ruling ruling : own) {
            boolean newest = own.stream()
                    .filter(other -> subject(other).equals(subject(ruling)))
                    .noneMatch(other -> other.at().isAfter(ruling.at()));
            Optional<String> by = roster.enrolment(map.course(), ruling.by()).flatMap(Enrolment::name);
            past.add(
                    0,
                    new Past(
                            kind(ruling),
                            label(ruling, evidence),
                            ruling.reason(),
                            by.orElse(null),
                            ruling.at(),
                            newest));
        }
        return past;
    }

    private static String kind(Ruling ruling) {
        boolean recognised = ruling.priorLearning() != null && ruling.kind() == Ruling.Kind.GRANT;
        return recognised ? "RECOGNISED" : ruling.kind().name();
    }

    /** What a decision takes the place of: the verdict, the signature, or what was said of the same activity. */
    private static Object subject(Ruling ruling) {
        return ruling.lineItem() != null ? ruling.lineItem() : ruling.kind() == Ruling.Kind.SIGN_OFF;
    }

    private static @Nullable String label(Ruling ruling, List<Option> evidence) {
        return evidence.stream()
                .filter(option -> ruling.lineItem() != null
                        && option.id().equals(ruling.lineItem().value()))
                .map(Option::label)
                .findFirst()
                .orElse(null);
    }
}

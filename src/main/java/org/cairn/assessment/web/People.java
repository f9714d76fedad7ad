package org.cairn.assessment.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cairn.assessment.EvidenceTasks;
import org.cairn.assessment.Subject;
import org.cairn.assessment.Submission;
import org.cairn.assessment.SubmissionId;
import org.cairn.competency.Competency;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts names to submissions, as far as the platform tells them. */
@Component
class People {

    private final Roster roster;
    private final EvidenceTasks tasks;

    People(Roster roster, EvidenceTasks tasks) {
        this.roster = roster;
        this.tasks = tasks;
    }

    Optional<Enrolment> enrolment(CourseId course, PersonId person) {
        return roster.enrolment(course, person);
    }

    SubmissionsPage page(
            Visitor instructor, @Nullable String title, List<Submission> submissions, Set<SubmissionId> drafts) {
        Map<PersonId, Enrolment> known = roster.everybody(instructor.course()).stream()
                .collect(Collectors.toMap(Enrolment::person, Function.identity(), (one, other) -> one));
        Map<Subject, String> titles = tasks.choices(instructor).stream()
                .collect(Collectors.toMap(
                        competency -> new Subject.PriorLearning(competency.id()),
                        competency -> title(competency, instructor)));
        return new SubmissionsPage(
                title,
                (int) known.values().stream()
                        .filter(enrolment ->
                                enrolment.active() && enrolment.roles().contains(Role.LEARNER))
                        .count(),
                submissions.stream()
                        .map(submission -> row(
                                submission,
                                Optional.ofNullable(known.get(submission.person())),
                                titles.get(submission.subject()),
                                drafts.contains(submission.id())))
                        .toList());
    }

    private static SubmissionsPage.Row row(
            Submission submission, Optional<Enrolment> enrolment, @Nullable String what, boolean draft) {
        return new SubmissionsPage.Row(
                submission.id().value(),
                enrolment.flatMap(Enrolment::name).orElse(null),
                enrolment.map(Enrolment::subject).orElse(""),
                what,
                draft ? "DRAFT" : submission.state().name(),
                Objects.requireNonNull(submission.handedInAt()));
    }

    private static String title(Competency competency, Visitor reader) {
        return competency.title().in(reader.locale());
    }
}

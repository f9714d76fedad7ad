package org.cairn.moodle;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cairn.course.Course;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.cairn.gradebook.Figure;
import org.cairn.gradebook.GradeIntake;
import org.cairn.gradebook.GradeSource;
import org.cairn.gradebook.OfferedLineItem;
import org.cairn.gradebook.SourceName;
import org.cairn.moodle.ws.Access;
import org.cairn.moodle.ws.WebServices;
import org.cairn.moodle.ws.WireModule;
import org.cairn.platform.Registration;
import org.cairn.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The grades of every activity of a Moodle, and of the columns that its teachers made. Its report says all of a course in one
 * answer. Comes after AGS, whose line items it leaves out: in Moodle the number in their address is the id of the grade item.
 */
@Component
@Order(10)
class MoodleSource implements GradeSource {

    static final SourceName NAME = new SourceName("moodle");

    private static final Logger log = LoggerFactory.getLogger(MoodleSource.class);

    private final MoodleConnections connections;
    private final WebServices moodle;
    private final CourseReport reports;
    private final KnownItems known;
    private final Roster roster;

    MoodleSource(
            MoodleConnections connections, WebServices moodle, CourseReport reports, KnownItems known, Roster roster) {
        this.connections = connections;
        this.moodle = moodle;
        this.reports = reports;
        this.known = known;
        this.roster = roster;
    }

    @Override
    public SourceName name() {
        return NAME;
    }

    @Override
    public boolean offers(Course course) {
        return connections.of(course.registration()).isPresent();
    }

    @Override
    public void read(Course course, GradeIntake intake) {
        Access access = connections.access(course.registration());
        Registration registration = connections.moodle(course.registration());
        List<WireModule> modules = moodle.modules(access, course.contextId());
        MoodleReading reading = new MoodleReading(modules, known.leftOut(course.id()), registration::isOwnAddress);
        Learners learners = learners(course);
        reports.read(access, course, learners, reading);
        if (reading.isEmpty()) {
            log.info("Moodle reports no learner in course {}, so nothing is said of its items", course.id());
            return;
        }
        List<URI> wanted = offer(reading, intake);
        offerHidden(access, course, reading, intake);
        CompletionReading completion = new CompletionReading(completions(course, modules, reading, intake));
        intake.listed();
        learners.all().stream().filter(subject -> !reading.hasSeen(subject)).forEach(intake::silentAbout);
        wanted.forEach(key -> {
            reading.results(key, intake::result);
            intake.complete(key);
        });
        completion(access, course, learners, completion, intake);
    }

    private static List<URI> offer(MoodleReading reading, GradeIntake intake) {
        List<URI> wanted = new ArrayList<>();
        for (OfferedLineItem item : reading.lineItems()) {
            if (intake.lineItem(item)) {
                wanted.add(item.key());
            }
        }
        return wanted;
    }

    /**
     * What the account may not see, Moodle leaves out without a word, as it does what was deleted. The names of all grade
     * items tell the two apart: what is there still, but is not shown, is put aside as doubtful, and what stood of it stands.
     */
    private void offerHidden(Access access, Course course, MoodleReading reading, GradeIntake intake) {
        Set<Long> missing = new HashSet<>(known.ours(course.id()));
        reading.lineItems().forEach(item -> KnownItems.item(item.key()).ifPresent(missing::remove));
        if (missing.isEmpty()) {
            return;
        }
        try {
            moodle.names(access, course.contextId()).forEach((id, name) -> {
                if (missing.contains(id)) {
                    intake.lineItem(new OfferedLineItem(
                            MoodleReading.key(id), MoodleReading.text(name), new Figure.Absent(), null, null));
                }
            });
        } catch (Refusal refusal) {
            log.info("names of grade items of course {} cannot be had: {}", course.id(), refusal.key());
        }
    }

    private List<URI> completions(Course course, List<WireModule> modules, MoodleReading reading, GradeIntake intake) {
        return connections.of(course.registration()).filter(MoodleConnection::completion).stream()
                .flatMap(connection -> modules.stream())
                .filter(module -> module.completion() > 0)
                .map(reading::completion)
                .filter(intake::lineItem)
                .map(OfferedLineItem::key)
                .toList();
    }

    private void completion(
            Access access, Course course, Learners learners, CompletionReading completion, GradeIntake intake) {
        if (completion.isEmpty()) {
            return;
        }
        try {
            reports.completion(access, course, learners, completion).forEach(intake::silentAbout);
            completion.hand(intake);
        } catch (Refusal refusal) {
            log.warn("completion in course {} cannot be read: {}", course.id(), refusal.key());
            completion.failed(intake, refusal);
        }
    }

    /** Those who are here now, by what the platform calls them. */
    private Learners learners(Course course) {
        Set<String> all =
                roster.everybody(course.id()).stream().map(Enrolment::subject).collect(Collectors.toSet());
        List<String> active = roster.learners(course.id()).stream()
                .filter(Enrolment::active)
                .map(Enrolment::subject)
                .toList();
        return new Learners(all, active, course.memberships() != null);
    }

    /**
     * Whom grades may be about.
     *
     * @param listed whether the platform offers a list of all; else whoever has not launched yet is not known
     */
    record Learners(Set<String> all, List<String> active, boolean listed) {

        boolean has(String subject) {
            return all.contains(subject) || !listed;
        }
    }
}

package org.cairn.course;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.cairn.connection.Connection;
import org.cairn.connection.ConnectionCheck;
import org.cairn.connection.Finding;
import org.cairn.connection.Finding.Area;
import org.cairn.connection.Finding.Fixer;
import org.cairn.course.nrps.MembershipQuery;
import org.cairn.course.nrps.Memberships;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.Refusal;
import org.springframework.stereotype.Component;

/** Whether the roster can be read, and whether it says who people are. */
@Component
class RosterCheck implements ConnectionCheck {

    private static final String ROSTER = "course.check.roster";
    private static final String NAMES = "course.check.names";

    private final CourseTable courses;
    private final Memberships memberships;

    RosterCheck(CourseTable courses, Memberships memberships) {
        this.courses = courses;
        this.memberships = memberships;
    }

    @Override
    public List<CheckableCourse> courses(RegistrationId registration) {
        return courses.of(registration, 50).stream()
                .map(course -> new CheckableCourse(course.id(), course.label()))
                .toList();
    }

    @Override
    public List<Finding> look(Connection connection) {
        Optional<Course> course = Optional.ofNullable(connection.course()).flatMap(courses::find);
        if (course.isEmpty()) {
            return List.of(Finding.untried(Area.PEOPLE, ROSTER, "no-course"));
        }
        if (course.get().memberships() == null) {
            return List.of(Finding.notice(Area.PEOPLE, ROSTER, "absent", Fixer.LMS_ADMINISTRATOR, 5));
        }
        try {
            AtomicInteger members = new AtomicInteger();
            AtomicInteger named = new AtomicInteger();
            memberships.read(
                    course.get().registration(), course.get().memberships(), MembershipQuery.EVERYBODY, member -> {
                        members.incrementAndGet();
                        named.addAndGet(member.name() == null || member.name().isBlank() ? 0 : 1);
                    });
            Finding read = Finding.good(
                    Area.PEOPLE, ROSTER, members.get(), course.get().label());
            return List.of(
                    read,
                    named.get() > 0
                            ? Finding.good(Area.PEOPLE, NAMES, named.get(), members.get())
                            : Finding.untried(Area.PEOPLE, NAMES, "withheld"));
        } catch (Refusal refusal) {
            boolean answered = refusal.key().endsWith("refused");
            return List.of(Finding.problem(
                    Area.PEOPLE,
                    ROSTER,
                    answered ? "refused" : "no-answer",
                    answered ? Fixer.LMS_ADMINISTRATOR : Fixer.NETWORK,
                    5,
                    course.get().label()));
        }
    }
}

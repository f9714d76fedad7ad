package org.cairn.privacy;

import java.time.Instant;
import java.util.List;
import org.cairn.course.Courses;
import org.cairn.gradebook.RestingCourses;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deletes what some learners have shown in a course, as long as nobody has opened it again; each time a transaction. */
@Component
class Letting {

    private final HeldRecords held;
    private final RestingCourses resting;
    private final Courses courses;
    private final PrivacyAudit audit;

    Letting(HeldRecords held, RestingCourses resting, Courses courses, PrivacyAudit audit) {
        this.held = held;
        this.resting = resting;
        this.courses = courses;
        this.audit = audit;
    }

    /** @return of how many: all, or nobody where the course has been opened again */
    @Transactional
    public int go(CourseId course, List<PersonId> persons) {
        if (!resting.hold(course)) {
            return 0;
        }
        held.letGo(course, persons);
        return persons.size();
    }

    /** @param again when the course is looked at again, or null */
    @Transactional
    public void end(CourseId course, int gone, @Nullable Instant again, Instant now) {
        if (resting.hold(course)) {
            resting.looked(course, again);
        }
        if (gone > 0) {
            audit.letGo(courses.find(course).orElseThrow().institution(), course, now);
        }
    }
}

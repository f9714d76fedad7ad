package org.cairn.course;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.springframework.stereotype.Service;

/** Who is in a course. */
@Service
public class Roster {

    /** Everybody with the learner role, active or not, in the order of their names. */
    public List<Enrolment> learners(CourseId course) {
        throw new UnsupportedOperationException(course.toString());
    }

    public Optional<Enrolment> enrolment(CourseId course, PersonId person) {
        throw new UnsupportedOperationException(course.toString() + person);
    }

    /**
     * The persons behind the platform's user ids; whoever is new gets a person without a name. The answer holds every
     * subject asked for.
     */
    public Map<String, PersonId> persons(CourseId course, Collection<String> subjects) {
        throw new UnsupportedOperationException(course.toString() + subjects);
    }
}

package org.cairn.gradebook;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.springframework.stereotype.Service;

/** What was graded in a course, and the ways to read and report it. */
@Service
public class Gradebook {

    /** The line items that can be evidence, by label; those the platform removed are marked. */
    public List<LineItem> evidence(CourseId course) {
        throw new UnsupportedOperationException(course.toString());
    }

    /** The newest result of each line item for one learner. */
    public List<Result> results(CourseId course, PersonId person) {
        throw new UnsupportedOperationException(course.toString() + person);
    }

    /** The newest result of each line item for everybody in the course. */
    public List<Result> results(CourseId course) {
        throw new UnsupportedOperationException(course.toString());
    }

    /** When the last whole pass over the course ended. */
    public Optional<Instant> collectedAt(CourseId course) {
        throw new UnsupportedOperationException(course.toString());
    }

    /** Asks for a pass soon; asked often, it is done once. */
    public void requestCollection(CourseId course) {
        throw new UnsupportedOperationException(course.toString());
    }

    /** Prepares Cairn's own progress column in the course, durably. */
    public void prepareProgress(CourseId course, String label) {
        throw new UnsupportedOperationException(course + label);
    }

    /**
     * Reports progress to Cairn's own line item, durably, in the caller's transaction.
     *
     * @param share 0 to 1
     */
    public void reportProgress(CourseId course, PersonId person, BigDecimal share) {
        throw new UnsupportedOperationException(course.toString() + person + share);
    }
}

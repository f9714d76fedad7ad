package org.cairn.attainment;

import java.util.List;
import org.cairn.mapping.CourseMapId;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.springframework.stereotype.Service;

/** What learners have shown. */
@Service
public class Attainments {

    /** Where the learner stands; evaluated on the spot where no evaluation is stored. */
    public Standing of(CourseMapId courseMap, PersonId person) {
        throw new UnsupportedOperationException(courseMap.toString() + person);
    }

    /** Where every learner of the course stands, in the order of the roster. */
    public List<Standing> of(CourseMapId courseMap) {
        throw new UnsupportedOperationException(courseMap.toString());
    }

    /**
     * What led to the learner's stored standing, to be frozen with an award.
     *
     * @throws org.cairn.shared.Refusal NOT_FOUND where the learner has not been evaluated
     */
    public Evidence evidence(CourseMapId courseMap, PersonId person) {
        throw new UnsupportedOperationException(courseMap.toString() + person);
    }

    /** Works off everything that is due in the course, now. */
    public void evaluateNow(CourseId course) {
        throw new UnsupportedOperationException(course.toString());
    }
}

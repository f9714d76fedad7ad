package org.cairn.award;

import java.util.List;
import java.util.Optional;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.springframework.stereotype.Service;

/** The awards. */
@Service
public class Awards {

    public Optional<Award> find(AwardId id) {
        throw new UnsupportedOperationException(id.toString());
    }

    public List<Award> of(PersonId person) {
        throw new UnsupportedOperationException(person.toString());
    }

    public List<Award> in(CourseId course) {
        throw new UnsupportedOperationException(course.toString());
    }
}

package org.cairn.assessment;

import java.util.UUID;
import org.cairn.competency.CompetencyId;
import org.cairn.gradebook.ActivityId;

/** What evidence is handed in for. */
public sealed interface Subject {

    UUID id();

    /** An activity of the course that asks for evidence. */
    record Task(ActivityId activity) implements Subject {

        @Override
        public UUID id() {
            return activity.value();
        }
    }

    /** A competency that somebody has learnt elsewhere and wants to be recognised. */
    record PriorLearning(CompetencyId competency) implements Subject {

        @Override
        public UUID id() {
            return competency.value();
        }
    }
}

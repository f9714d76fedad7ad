package org.cairn.assessment.web;

import java.util.List;
import java.util.UUID;

/**
 * What an activity can ask for.
 *
 * @param begun whether something is handed in, so that the criteria stay
 * @param judgedBy the competencies by which it is judged now
 */
record AskPage(UUID id, String title, boolean begun, List<UUID> judgedBy, List<Choice> choices) {

    /** A competency, with its criteria. */
    record Choice(UUID id, String title, List<String> criteria) {}
}

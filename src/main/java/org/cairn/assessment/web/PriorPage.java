package org.cairn.assessment.web;

import java.util.Locale;
import java.util.UUID;
import org.cairn.assessment.PriorLearning;

/**
 * A competency that can be recognised.
 *
 * @param state NONE, or that of the request, or RECOGNISED or MISSING where it was answered
 */
record PriorPage(UUID id, String title, String statement, String state) {

    static PriorPage of(PriorLearning.Standing one, Locale locale) {
        return new PriorPage(
                one.competency().id().value(),
                one.competency().title().in(locale),
                one.competency().statement().in(locale),
                one.state().name());
    }
}

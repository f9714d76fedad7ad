package org.cairn.mapping;

import java.util.Locale;
import org.cairn.gradebook.Gradebook;
import org.cairn.score.Scores;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells the others that a course map is in force, in the transaction that made it so. */
@Component
class Announcements {

    private final Gradebook gradebook;
    private final Scores scores;
    private final ApplicationEventPublisher events;
    private final MessageSource messages;

    Announcements(Gradebook gradebook, Scores scores, ApplicationEventPublisher events, MessageSource messages) {
        this.gradebook = gradebook;
        this.scores = scores;
        this.events = events;
        this.messages = messages;
    }

    void published(CourseMapPublished published, Locale locale) {
        scores.prepareProgress(published.course(), messages.getMessage("mapping.progress", null, locale));
        gradebook.requestCollection(published.course());
        events.publishEvent(published);
    }
}

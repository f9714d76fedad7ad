package org.cairn.gradebook.ags;

import java.util.Locale;
import org.cairn.outbound.OutboundAnswer;

/** What a platform made of a score. */
public sealed interface ScoreAnswer {

    record Accepted() implements ScoreAnswer {}

    /** The platform holds one at least as new. */
    record Stale() implements ScoreAnswer {}

    /** It knows no such learner in this course. */
    record UnknownLearner(int status) implements ScoreAnswer {}

    /** It will never take this score: asking again is of no use. */
    record Refused(int status) implements ScoreAnswer {}

    /** It could not, for now. */
    record Unavailable(int status) implements ScoreAnswer {}

    static ScoreAnswer of(OutboundAnswer answer) {
        int status = answer.status();
        String body = answer.body().strip();
        if (answer.isSuccess()) {
            // Moodle answers 200 with the body [] to a score it rejects, when the reason has a line break in it.
            return body.equals("[]") ? new Refused(status) : new Accepted();
        }
        if (Answers.isLater(answer)) {
            return new Unavailable(status);
        }
        // The reason phrase is left alone: Moodle repeats the whole score in it.
        String said = body.toLowerCase(Locale.ROOT);
        if (status == 409 || (status == 400 && said.contains("timestamp") && said.contains("before"))) {
            return new Stale(); // Moodle by the status, Canvas by the words
        }
        return isUnknown(said) ? new UnknownLearner(status) : new Refused(status);
    }

    /** Blackboard's, Brightspace's and Canvas's words. */
    private static boolean isUnknown(String said) {
        return said.contains("user could not be found")
                || said.contains("not enrolled")
                || said.contains("user not found");
    }
}

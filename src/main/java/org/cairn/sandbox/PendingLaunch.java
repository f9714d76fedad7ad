package org.cairn.sandbox;

import org.jspecify.annotations.Nullable;

/** A launch that began at this platform and for which the tool has yet to ask authentication. */
sealed interface PendingLaunch {

    Tool tool();

    /** The course it happens in; null where it happens in none. */
    @Nullable
    Course course();

    DocumentTarget target();

    record OfResourceLink(Tool tool, Course course, ResourceLink link, DocumentTarget target)
            implements PendingLaunch {}

    /** @param ticket what the tool sends back as {@code data} */
    record OfDeepLinking(Tool tool, Course course, String ticket, DocumentTarget target) implements PendingLaunch {}

    /** A grader looks at what a learner handed in (Submission Review 1.0). */
    record OfReview(Tool tool, Course course, LineItem item, Person learner, DocumentTarget target)
            implements PendingLaunch {}

    /** Somebody looks at what the tool knows (LTI Data Privacy Launch 1.0). */
    record OfPrivacy(Tool tool, DocumentTarget target) implements PendingLaunch {

        @Override
        public @Nullable Course course() {
            return null;
        }
    }

    /** Somebody accepts the tool's terms. */
    record OfEula(Tool tool, DocumentTarget target) implements PendingLaunch {

        @Override
        public @Nullable Course course() {
            return null;
        }
    }

    /** A launch of a link that is odd in one respect. */
    record OfOddity(OfResourceLink usual, Oddity oddity) implements PendingLaunch {

        @Override
        public Tool tool() {
            return usual.tool();
        }

        @Override
        public @Nullable Course course() {
            return usual.course();
        }

        @Override
        public DocumentTarget target() {
            return usual.target();
        }
    }
}

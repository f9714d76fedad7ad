package org.cairn.gradebook;

import org.cairn.course.Course;
import org.cairn.shared.Refusal;

/**
 * A place that holds grades of a course and can be read again and again: the platform's gradebook as the tool sees it, or
 * the platform's own interface behind it. The modules above implement it; each pass over a course reads every source that
 * offers something.
 *
 * <p>What a source hands over is as it found it. Whether a figure is believed, what has changed and who must be evaluated is
 * decided in one place, for all sources alike. A source knows learners by what the course's LTI registration calls them
 * ({@code sub}); where its own ids differ, it translates them.
 */
public interface GradeSource {

    SourceName name();

    /** Whether the course can be read here: the platform is connected, and lets us. Asked often; asks nobody outside. */
    boolean offers(Course course);

    /**
     * Reads the course, holding no transaction. Line items in any order, each before its results; results of several line
     * items may come mixed. Nothing is recorded of a line item before all its results have come.
     *
     * @throws Refusal where nothing more can be had just now; what was complete by then is kept
     */
    void read(Course course, GradeIntake intake);
}

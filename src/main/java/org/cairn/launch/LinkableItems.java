package org.cairn.launch;

import java.util.List;
import java.util.Optional;
import org.cairn.shared.Visitor;

/** What a module offers to be placed into a course by deep linking. */
public interface LinkableItems {

    /** Everything of this course that an instructor may place, in the order to be shown. */
    List<LinkableItem> of(Visitor instructor);

    /**
     * Makes a new item on the spot, to be placed at once.
     *
     * @param scoreMaximum a whole number from 1 to 100
     * @return empty where this module makes nothing
     */
    Optional<LinkableItem> make(Visitor instructor, String title, String text, int scoreMaximum);
}

package org.cairn.launch;

import java.util.List;
import org.cairn.shared.Visitor;

/** What a module offers to be placed into a course by deep linking. */
public interface LinkableItems {

    /** Everything of this course that an instructor may place, in the order to be shown. */
    List<LinkableItem> of(Visitor instructor);
}

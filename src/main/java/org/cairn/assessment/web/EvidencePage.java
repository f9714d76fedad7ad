package org.cairn.assessment.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a learner is asked for, has put together and was told.
 *
 * @param at where this page is, below the launched page
 * @param kinds what may be handed in, in small letters
 * @param state of the learner's submission
 * @param open whether something can be added
 * @param maps whether pieces are said to show a criterion
 * @param answer what was said; null where nothing was given back
 */
record EvidencePage(
        String title,
        List<String> paragraphs,
        String at,
        Set<String> kinds,
        String state,
        boolean open,
        boolean mayTakeBack,
        boolean maps,
        @Nullable Instant handedInAt,
        List<PiecePage> pieces,
        List<RowPage> rows,
        @Nullable Answer answer) {

    /** What was given back. */
    record Answer(String overall, Instant at) {}
}

package org.cairn.award.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cairn.award.AwardCase;
import org.cairn.award.Batches;
import org.cairn.award.Inbox.Tray;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a decision.
 *
 * @param page from 0 on
 * @param prior how many requests for prior learning wait, which have a list of their own
 * @param suspended awards that do not count while a doubt is looked into, the longest first
 * @param done what was just approved together, or null
 */
record InboxPage(
        Tray tray,
        List<Tab> tabs,
        List<Row> rows,
        int page,
        int pages,
        int total,
        int prior,
        Suspended suspended,
        Batches.@Nullable Done done) {

    public boolean together() {
        return tray.isApprovedTogether() && !rows.isEmpty();
    }

    /**
     * @param days after which somebody is asked to decide
     * @param overdue those to be decided now
     */
    record Suspended(long days, List<Pending> overdue, int others) {}

    /** An award in doubt. */
    record Pending(UUID award, Names.Person learner, String title, Instant since) {}

    record Tab(Tray tray, int cases) {}

    /**
     * @param dueAt when a hold ends, or until when a person should have decided
     * @param late whether that is over
     */
    record Row(
            UUID id,
            int step,
            Names.Person learner,
            String title,
            AwardCase.Kind kind,
            AwardCase.State state,
            Instant openedAt,
            @Nullable Instant dueAt,
            boolean late) {}
}

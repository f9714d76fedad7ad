package org.cairn.gradebook;

import java.time.Duration;
import java.util.Optional;
import org.cairn.gradebook.SeenLineItems.SeenLineItem;
import org.cairn.shared.CourseId;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records what became of our own line item. */
@Component
class ProgressRecords {

    private final ProgressColumns columns;
    private final LineItems lineItems;
    private final Backoff backoff;

    ProgressRecords(ProgressColumns columns, LineItems lineItems, Backoff backoff) {
        this.columns = columns;
        this.lineItems = lineItems;
        this.backoff = backoff;
    }

    Optional<ProgressColumn> column(CourseId course) {
        return columns.find(course);
    }

    /** @throws DataIntegrityViolationException where an instructor has mapped this very line item as evidence */
    @Transactional
    public void columnReady(CourseId course, SeenLineItem ours) {
        columns.ready(course, lineItems.keepProgress(course, ours));
    }

    @Transactional
    public void columnFailed(CourseId course, String reason) {
        columns.failed(course, reason);
    }

    /** @return how long to wait */
    @Transactional
    public Duration columnPostponed(ProgressColumn column) {
        columns.triedAgain(column.course());
        return backoff.after(column.attempts() + 1);
    }
}

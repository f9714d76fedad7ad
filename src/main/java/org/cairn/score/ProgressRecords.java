package org.cairn.score;

import java.time.Duration;
import java.util.Optional;
import org.cairn.gradebook.CourseWork;
import org.cairn.gradebook.OwnLineItems;
import org.cairn.gradebook.ags.WireLineItem;
import org.cairn.shared.CourseId;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records what became of our own line item. */
@Component
class ProgressRecords {

    private final ProgressColumns columns;
    private final OwnLineItems lineItems;
    private final CourseWork work;

    ProgressRecords(ProgressColumns columns, OwnLineItems lineItems, CourseWork work) {
        this.columns = columns;
        this.lineItems = lineItems;
        this.work = work;
    }

    Optional<ProgressColumn> column(CourseId course) {
        return columns.find(course);
    }

    /** @throws DataIntegrityViolationException where an instructor has mapped this very line item as evidence */
    @Transactional
    public void columnReady(CourseId course, WireLineItem ours) {
        columns.ready(course, lineItems.keep(course, ours));
    }

    @Transactional
    public void columnFailed(CourseId course, String reason) {
        columns.failed(course, reason);
    }

    /** @return how long to wait */
    @Transactional
    public Duration columnPostponed(ProgressColumn column) {
        columns.triedAgain(column.course());
        return work.after(column.attempts() + 1);
    }
}

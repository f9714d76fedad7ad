package org.cairn.sandbox;

import org.springframework.stereotype.Component;

/**
 * Whether this LMS keeps data for a tool by messages between windows, as Canvas, Brightspace, Blackboard and Sakai do, or not,
 * as Moodle (LTI Client Side postMessages 0.1). The data itself lies in the page that frames the tool.
 */
@Component
final class ToolStorage implements Resettable {

    /** The frame that answers, seen from the tool. */
    static final String TARGET = "_parent";

    private final Manners manners;
    private volatile boolean offered = true;

    ToolStorage(Manners manners) {
        this.manners = manners;
    }

    boolean isOffered() {
        return offered && manners.now().offersStorage();
    }

    void offer(boolean now) {
        offered = now;
    }

    @Override
    public void reset() {
        offered = true;
    }
}

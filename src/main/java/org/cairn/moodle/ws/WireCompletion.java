package org.cairn.moodle.ws;

import org.jspecify.annotations.Nullable;

/**
 * Whether one learner has completed one activity ({@code core_completion_get_activities_completion_status}).
 *
 * @param state 0 not, 1 yes, 2 with a pass, 3 with a fail
 */
public record WireCompletion(long cmid, int state, @Nullable Long timecompleted) {}

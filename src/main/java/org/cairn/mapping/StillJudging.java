package org.cairn.mapping;

import java.util.List;

/** Whoever judges learners tells which maps still judge some, though they are no longer in force. */
public interface StillJudging {

    /** Earlier maps of the same micro-credential, oldest first. */
    List<Earlier> besides(CourseMap inForce);

    /**
     * @param number of the map
     * @param version of the micro-credential
     * @param learners how many it judges, one or more
     */
    record Earlier(int number, int version, int learners) {}
}

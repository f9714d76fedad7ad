package org.cairn.connection.web;

import java.util.List;
import java.util.Map;
import org.cairn.connection.ConnectionCheck.CheckableCourse;
import org.cairn.connection.ConnectionCheck.Door;
import org.cairn.connection.Finding.Area;
import org.cairn.connection.FindingWords;
import org.cairn.platform.Deployment;
import org.cairn.platform.MetOrigin;
import org.cairn.platform.Origin;
import org.cairn.platform.Registration;
import org.jspecify.annotations.Nullable;

/**
 * One connection: who it is, how it is, what may be done with it.
 *
 * @param health absent where nobody has looked yet
 */
record ConnectionPage(
        Registration registration,
        String institution,
        String source,
        ConnectionLine.State state,
        List<Deployment> deployments,
        List<MetOrigin> origins,
        List<Origin> accepted,
        List<CheckableCourse> courses,
        List<LaunchLine> launches,
        List<RefusedLine> refused,
        List<Door> doors,
        @Nullable HealthPage health) {

    /** A launch, without a name. */
    record LaunchLine(String when, String course, String kind, boolean framed) {}

    /** Launches refused for one reason, and what to do. */
    record RefusedLine(String what, String todo, int times, String when) {}

    /**
     * The last look.
     *
     * @param sum the end of a message key: what works and what does not
     * @param waiting what is sent as soon as it can be
     */
    record HealthPage(
            String when,
            String sum,
            String kind,
            long good,
            long notices,
            long problems,
            int waiting,
            boolean wholeGradebook,
            Map<Area, List<FindingWords.Line>> areas) {}
}

package org.cairn.moodle;

import java.net.URI;
import java.time.Instant;
import org.cairn.platform.RegistrationId;

/**
 * The way to the grades of all activities of a Moodle. Its token is never part of what is shown.
 *
 * @param site where Moodle lives, which is what it calls itself
 * @param account whom the token speaks for, as Moodle says
 * @param completion whether completion is read too
 */
public record MoodleConnection(
        RegistrationId registration,
        URI site,
        String account,
        boolean completion,
        String connectedBy,
        Instant connectedAt) {}

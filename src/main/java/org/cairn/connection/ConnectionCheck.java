package org.cairn.connection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cairn.platform.Registration;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.CourseId;

/**
 * What a module can find out, and tell, of the connection to a platform. The modules above implement it, so that the page of
 * a connection stands in one place. Looking asks the platform; telling reads what is known.
 */
public interface ConnectionCheck {

    /** Looks now. May take its time, and may be given up. */
    List<Finding> look(Connection connection);

    /** Courses of this connection that a look may use, the one launched last first. */
    default List<CheckableCourse> courses(RegistrationId registration) {
        return List.of();
    }

    /** When each registration launched last. */
    default Map<RegistrationId, Instant> lastLaunches() {
        return Map.of();
    }

    /** The last launches of one registration, the newest first. */
    default List<PastLaunch> launches(RegistrationId registration) {
        return List.of();
    }

    /** Why launches were refused of late, the last first. */
    default List<Refused> refused(RegistrationId registration) {
        return List.of();
    }

    /** A page of the module's own about this connection, where it has one for it. */
    default Optional<Door> door(Registration registration) {
        return Optional.empty();
    }

    /** How much waits to be sent to the platform. */
    default int waiting(RegistrationId registration) {
        return 0;
    }

    /**
     * A page about a connection.
     *
     * @param words key of a message, the text of the link; with {@code .note}, a sentence about it
     * @param path below the address of the connection
     */
    record Door(String words, String path) {}

    /** A course by the name that its people know. */
    record CheckableCourse(CourseId id, String label) {}

    /**
     * Launches refused for one reason.
     *
     * @param reason key of a message that says what happened; with {@code .todo}, what to do
     */
    record Refused(String reason, int times, Instant last) {}

    /**
     * A launch, without a name.
     *
     * @param kind key of a message
     */
    record PastLaunch(Instant when, String course, String kind, boolean framed) {}
}

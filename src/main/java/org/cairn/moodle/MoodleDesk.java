package org.cairn.moodle;

import java.util.List;
import org.cairn.connection.Connection;
import org.cairn.connection.ConnectionHealth;
import org.cairn.connection.Finding;
import org.cairn.platform.Administrators;
import org.cairn.platform.Registration;
import org.cairn.shared.CourseId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tries a connection for an administrator who has just made it, in the course that was launched last. */
@Service
public class MoodleDesk {

    private final Administrators administrators;
    private final ConnectionHealth health;
    private final MoodleCheck check;

    MoodleDesk(Administrators administrators, ConnectionHealth health, MoodleCheck check) {
        this.administrators = administrators;
        this.health = health;
        this.check = check;
    }

    /** @throws Refusal CONFLICT where the connection is switched off */
    public List<Finding> look(String who, Registration registration) {
        administrators.mustBe(who);
        if (!registration.enabled()) {
            throw new Refusal(Problem.CONFLICT, "platform.check-switched-off");
        }
        @Nullable
        CourseId course = health.courses(registration.id()).stream()
                .map(known -> known.id())
                .findFirst()
                .orElse(null);
        return check.look(new Connection(registration, course, false));
    }
}

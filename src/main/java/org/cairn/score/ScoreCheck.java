package org.cairn.score;

import java.util.List;
import org.cairn.connection.Connection;
import org.cairn.connection.ConnectionCheck;
import org.cairn.connection.Finding;
import org.cairn.platform.RegistrationId;
import org.springframework.stereotype.Component;

/** Tells how many scores wait for a platform. Whether it takes them is looked at with the rest of its gradebook. */
@Component
class ScoreCheck implements ConnectionCheck {

    private final Deliveries deliveries;

    ScoreCheck(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public List<Finding> look(Connection connection) {
        return List.of();
    }

    @Override
    public int waiting(RegistrationId registration) {
        return deliveries.waiting(registration);
    }
}

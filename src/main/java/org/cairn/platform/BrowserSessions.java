package org.cairn.platform;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sessions that launches have made. Their principal begins with the registration they came by. */
@Repository
class BrowserSessions {

    private final JdbcClient jdbc;

    BrowserSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ends the sessions of everybody who came by this registration. @return how many */
    int end(RegistrationId registration) {
        return jdbc.sql("DELETE FROM spring_session WHERE principal_name LIKE :principal")
                .param("principal", registration + ":%")
                .update();
    }
}

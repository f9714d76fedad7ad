package org.cairn.operation;

import java.time.OffsetDateTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One time for durable work on all nodes. */
@Configuration(proxyBeanMethods = false)
class CommonTime {

    /** Takes the place of db-scheduler's own, which goes by the clock of the node. */
    @Bean
    DatabaseClock databaseClock(JdbcClient jdbc) {
        return new DatabaseClock(
                () -> jdbc.sql("SELECT CURRENT_TIMESTAMP")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant(),
                System::nanoTime);
    }
}

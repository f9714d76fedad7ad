package org.cairn.operation;

import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * {@code java -jar cairn.jar --cairn.move.to=jdbc:postgresql://…}: moves the database, and ends. Nothing else of Cairn is
 * started, so that nothing changes the old database meanwhile; one that is in use cannot be opened.
 */
class MoveCommand implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(MoveCommand.class);

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment settings = event.getEnvironment();
        if (settings.containsProperty("cairn.move.to")) {
            System.exit(move(settings));
        }
    }

    /** As soon as something can be logged, and before anybody looks whether these settings would do for a start. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 30;
    }

    /** @return what the process ends with */
    static int move(Environment settings) {
        DataSource from = database(
                onlyRead(settings.getRequiredProperty("spring.datasource.url")), settings, "spring.datasource.");
        DataSource to = database(settings.getRequiredProperty("cairn.move.to"), settings, "cairn.move.");
        try {
            Map<String, Long> moved = new Move(from, to).make();
            LOG.info(
                    "Moved {} rows of {} tables; counts and hashes agree. Start Cairn with the new database and the same master key.",
                    moved.values().stream().mapToLong(Long::longValue).sum(),
                    moved.size());
            return 0;
        } catch (IllegalStateException refused) {
            LOG.error("Nothing was moved. {}", refused.getMessage());
        } catch (SQLException | RuntimeException e) {
            LOG.error("Nothing was moved.", e);
        }
        return 1;
    }

    /** Not even tidied up: the file stays as it is, byte by byte. */
    private static String onlyRead(String url) {
        return url.startsWith("jdbc:h2:file:") ? url + ";ACCESS_MODE_DATA=r" : url;
    }

    private static DataSource database(String url, Environment settings, String prefix) {
        return DataSourceBuilder.create()
                .type(SimpleDriverDataSource.class)
                .url(url)
                .username(settings.getProperty(prefix + "username", ""))
                .password(settings.getProperty(prefix + "password", ""))
                .build();
    }
}

package org.cairn.operation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** Everything that is logged, in the form in which production would write it; by Cairn itself from DEBUG on. */
final class LoggedLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final StructuredLogEncoder production = new StructuredLogEncoder();
    private final LoggerContext logback = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Map<String, Level> levels = Map.of(Logger.ROOT_LOGGER_NAME, Level.INFO, "org.cairn", Level.DEBUG);

    static LoggedLines listen() throws IOException {
        LoggedLines listening = new LoggedLines();
        StandardEnvironment settings = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("production", new ClassPathResource("application-production.yaml"))
                .forEach(settings.getPropertySources()::addLast);
        listening.logback.putObject(Environment.class.getName(), settings);
        listening.production.setContext(listening.logback);
        listening.production.setFormat(settings.getRequiredProperty("logging.structured.format.console"));
        listening.production.start();
        listening.setContext(listening.logback);
        listening.start();
        listening.levels.forEach(
                (name, level) -> listening.logback.getLogger(name).setLevel(level));
        listening.root().addAppender(listening);
        return listening;
    }

    @Override
    protected void append(ILoggingEvent event) {
        event.prepareForDeferredProcessing();
        lines.add(new String(production.encode(event), StandardCharsets.UTF_8));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        root().detachAppender(this);
        root().setLevel(Level.WARN);
        logback.getLogger("org.cairn").setLevel(null);
        stop();
    }

    private Logger root() {
        return logback.getLogger(Logger.ROOT_LOGGER_NAME);
    }
}

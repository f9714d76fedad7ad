package org.cairn.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.CairnApplication;
import org.cairn.sandbox.SandboxLms;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole thing as people try it: Cairn on localhost and the sandbox LMS on 127.0.0.1, two sites, on free ports, on a new
 * database. Durable work runs.
 */
public final class RunningCairn implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final SandboxLms lms;
    private final URI address;

    private RunningCairn(ConfigurableApplicationContext context, SandboxLms lms, URI address) {
        this.context = context;
        this.lms = lms;
        this.address = address;
    }

    /** @param alsoReached origins on loopback that Cairn may reach beside the sandbox LMS */
    public static RunningCairn start(TestDatabase database, String... alsoReached) {
        return start(database, List.of(alsoReached), Map.of());
    }

    /** With a mail server on loopback. */
    public static RunningCairn start(TestDatabase database, MailServer mail) {
        Map<String, Object> letters = Map.of(
                "spring.mail.host", "127.0.0.1",
                "spring.mail.port", mail.port(),
                "cairn.mail-from", "cairn@college.example");
        return start(database, List.of(), letters);
    }

    /** @param more settings, by their names */
    public static RunningCairn start(TestDatabase database, List<String> alsoReached, Map<String, Object> more) {
        int port = Ports.free();
        URI address = URI.create("http://localhost:" + port);
        SandboxLms lms = SandboxLms.start(0, address);
        Map<String, Object> settings = new TreeMap<>(Map.of(
                "server.port",
                port,
                "server.address",
                "127.0.0.1",
                "cairn.public-address",
                address,
                "cairn.data",
                folder(),
                "cairn.sandbox-address",
                lms.address(),
                "cairn.platforms",
                platforms(lms).toUri(),
                "db-scheduler.polling-interval",
                "1s",
                "cairn.collection-pause",
                "1s",
                "spring.datasource.url",
                database.freshUrl(),
                "spring.datasource.username",
                database.username()));
        settings.put(
                "cairn.outbound.plain-http-origins",
                Stream.concat(Stream.of(lms.address().toString()), alsoReached.stream())
                        .collect(Collectors.joining(",")));
        settings.putAll(more);
        ConfigurableApplicationContext cairn = new SpringApplicationBuilder(CairnApplication.class)
                .profiles("sandbox")
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
        return new RunningCairn(cairn, lms, address);
    }

    /** Cairn's address, without a path. */
    public URI address() {
        return address;
    }

    /** The port of probes and monitoring, where the settings give it one. */
    public int managementPort() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.management.port"));
    }

    public SandboxLms lms() {
        return lms;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        lms.close();
    }

    private static Path platforms(SandboxLms lms) {
        try {
            Path folder = Files.createTempDirectory("cairn-platforms");
            Files.writeString(folder.resolve("sandbox.json"), lms.platformFile());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("cairn-data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The instructor of the newest launch. */
    public Visitor newestVisitor() {
        return bean(JdbcClient.class)
                .sql("""
                        SELECT l.id, c.institution_id, l.course_id, l.person_id
                          FROM launch l JOIN course c ON c.id = l.course_id
                         ORDER BY l.launched_at DESC LIMIT 1
                        """)
                .query((row, number) -> new Visitor(
                        new LaunchId(row.getObject("id", UUID.class)),
                        new InstitutionId(row.getObject("institution_id", UUID.class)),
                        new CourseId(row.getObject("course_id", UUID.class)),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        Set.of(Role.INSTRUCTOR),
                        Locale.CANADA))
                .single();
    }
}

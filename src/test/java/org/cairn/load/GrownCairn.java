package org.cairn.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cairn.CairnApplication;
import org.cairn.testing.FakePlatform;
import org.cairn.testing.MailServer;
import org.cairn.testing.Ports;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Cairn in this process, at work, with an LMS and a mail server. */
final class GrownCairn implements AutoCloseable {

    /** All that work on one database, or on copies of it, have one key. */
    private static final Path DATA = folder();

    final FakePlatform platform;
    final MailServer mail;
    final URI address;
    final Readers clicker;
    final ConfigurableApplicationContext context;

    private GrownCairn(String url, FakePlatform platform, MailServer mail) throws IOException {
        this.platform = platform;
        this.mail = mail;
        int port = Ports.free();
        address = URI.create("http://localhost:" + port);
        clicker = new Readers(address, platform);
        List<String> settings = new ArrayList<>(settings(url, port, platform));
        settings.addAll(List.of(
                "--db-scheduler.polling-interval=1s",
                "--cairn.collection-pause=1s",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mail.port(),
                "--cairn.mail-from=cairn@college.example"));
        context = new SpringApplicationBuilder(CairnApplication.class).run(settings.toArray(String[]::new));
    }

    static GrownCairn start(String url, FakePlatform platform, MailServer mail) throws IOException {
        return new GrownCairn(url, platform, mail);
    }

    /** What a Cairn on this database needs, in whatever process. */
    static List<String> settings(String url, int port, FakePlatform platform) throws IOException {
        Files.writeString(DATA.resolve("platform.json"), JsonMapper.shared().writeValueAsString(platform.file("1")));
        return List.of(
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--cairn.public-address=http://localhost:" + port,
                "--cairn.trial=true",
                "--cairn.clicks-per-minute=1000000",
                "--cairn.data=" + DATA,
                "--cairn.platforms=" + DATA.toUri(),
                "--cairn.outbound.plain-http-origins=" + platform.origin(),
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=");
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("cairn-grown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}

package org.cairn.sandbox;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** A running sandbox LMS. It listens on 127.0.0.1 alone and keeps everything in memory. */
public final class SandboxLms implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private SandboxLms(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts the LMS beside a running or soon running Cairn.
     *
     * @param port the port to listen on, or 0 for any free one
     * @param cairn Cairn's public address, such as {@code http://localhost:8080}
     * @throws org.springframework.boot.web.server.PortInUseException where another program has the port
     */
    public static SandboxLms start(int port, URI cairn) {
        SpringApplication application = new SpringApplication(SandboxApplication.class);
        // Logging is one for the process and belongs to Cairn: a second start would set its levels back.
        application.setListeners(application.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener))
                .toList());
        return new SandboxLms(application.run(settings(port, cairn)));
    }

    // Given as arguments, which outrank the environment: settings meant for Cairn must not reach the LMS.
    private static String[] settings(int port, URI cairn) {
        return Stream.concat(
                        Stream.of("server.port=" + port, "sandbox.tool=" + cairn),
                        List.of(
                                "spring.config.name=sandbox-lms",
                                "spring.profiles.active=",
                                "spring.main.banner-mode=off",
                                "spring.main.log-startup-info=false",
                                "server.address=127.0.0.1",
                                "server.servlet.context-path=",
                                "server.ssl.enabled=false",
                                "server.servlet.session.timeout=8h",
                                "server.servlet.session.cookie.name=sandbox-lms",
                                "server.servlet.session.cookie.http-only=true",
                                "server.servlet.session.cookie.secure=false",
                                "server.servlet.session.cookie.same-site=lax",
                                "server.tomcat.max-parameter-count=20000",
                                "server.tomcat.use-relative-redirects=true",
                                "spring.jackson.default-property-inclusion=non_null",
                                "spring.messages.basename=sandbox/messages",
                                "spring.messages.fallback-to-system-locale=false",
                                "spring.thymeleaf.prefix=classpath:/sandbox/templates/",
                                "spring.web.error.whitelabel.enabled=false",
                                "spring.web.resources.static-locations=classpath:/sandbox/static/")
                                .stream())
                .map(setting -> "--" + setting)
                .toArray(String[]::new);
    }

    /** The port it listens on. */
    public int port() {
        return context.getBean(Addresses.class).port();
    }

    /** The issuer and origin, such as {@code http://127.0.0.1:8081}. */
    public URI address() {
        return URI.create(context.getBean(Addresses.class).issuer());
    }

    /** The JSON of the platform file with which Cairn gets to know this LMS. */
    public String platformFile() {
        return platformFile(port());
    }

    /** The JSON of the platform file of an LMS on the given port. */
    public static String platformFile(int port) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(PlatformFile.of(port));
    }

    /** Behaves like this LMS from now on, until it is reset. */
    public void behaveLike(Manner manner) {
        context.getBean(Manners.class).choose(manner);
    }

    /** Like which LMS it behaves. */
    public Manner manner() {
        return context.getBean(Manners.class).chosen();
    }

    /** Whether this LMS keeps data for its tool in the browser, which a tool needs where no cookie comes through. */
    public void offersStorage(boolean offered) {
        context.getBean(ToolStorage.class).offer(offered);
    }

    /** Goes back to the first day: no activities but the first ones, no grades but theirs. */
    public void reset() {
        context.getBeansOfType(Resettable.class).values().forEach(Resettable::reset);
    }

    @Override
    public void close() {
        context.close();
    }
}

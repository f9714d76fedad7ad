package org.cairn.operation;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What may be seen from outside: nothing of the inside, and no cookie in clear. */
final class ExposureCheck {

    private static final Set<String> HARMLESS = Set.of("health", "prometheus", "info");
    private static final List<String> NEVER_TOLD = List.of("message", "stacktrace", "binding-errors");
    private static final List<String> GUARDED = List.of("secure", "http-only");
    private static final Set<String> TALKATIVE = Set.of("debug", "trace", "all");
    private static final List<String> KNOWS_PEOPLE = List.of(
            "root", "org.springframework", "org.springframework.web", "org.springframework.security", "org.apache");

    private ExposureCheck() {}

    static Stream<Fault> faults(Environment environment) {
        return Stream.of(management(environment), errors(environment), cookies(environment), logs(environment))
                .flatMap(faults -> faults);
    }

    private static Stream<Fault> management(Environment environment) {
        Stream.Builder<Fault> faults = Stream.builder();
        String port = environment.getProperty("management.server.port", "");
        if (port.isBlank() || (!port.equals("0") && port.equals(environment.getProperty("server.port", "8080")))) {
            faults.add(new Fault(
                    "management.server.port",
                    "health and metrics would answer on the public port",
                    "Give them a port of their own, such as 9090, or -1 for none."));
        }
        if (environment.getProperty("management.server.address", "").isBlank()) {
            faults.add(new Fault(
                    "management.server.address",
                    "the management port would be open on all interfaces without anybody having said so",
                    "Set 127.0.0.1; or 0.0.0.0 where a firewall or a network policy lets only monitoring in."));
        }
        Set<String> exposed = new TreeSet<>(Binder.get(environment)
                .bind("management.endpoints.web.exposure.include", Bindable.listOf(String.class))
                .orElse(List.of()));
        exposed.removeAll(HARMLESS);
        if (!exposed.isEmpty()) {
            faults.add(new Fault(
                    "management.endpoints.web.exposure.include",
                    "it opens " + String.join(", ", exposed) + ", which show settings or memory",
                    "Set health,prometheus."));
        }
        return faults.build();
    }

    private static Stream<Fault> errors(Environment environment) {
        return NEVER_TOLD.stream()
                .map(part -> "spring.web.error.include-" + part)
                .filter(setting -> !environment.getProperty(setting, "never").equals("never"))
                .map(setting -> new Fault(setting, "error pages would show the inside of Cairn", "Remove it."));
    }

    private static Stream<Fault> cookies(Environment environment) {
        return GUARDED.stream()
                .map(guard -> "server.servlet.session.cookie." + guard)
                .filter(setting -> environment.getProperty(setting, "true").equals("false"))
                .map(setting -> new Fault(setting, "the session could be read or sent in clear", "Remove it."));
    }

    private static Stream<Fault> logs(Environment environment) {
        return KNOWS_PEOPLE.stream()
                .map(logger -> "logging.level." + logger)
                .filter(setting ->
                        TALKATIVE.contains(environment.getProperty(setting, "").toLowerCase(Locale.ROOT)))
                .map(setting -> new Fault(
                        setting,
                        "at this level requests are logged with names, marks and tokens",
                        "Set info, and debug for one package of Cairn where you must look closer."));
    }
}

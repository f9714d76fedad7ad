package org.cairn;

import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Cairn. The sandbox LMS is another application, which knows this one by LTI alone. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ConfigurationPropertiesScan
@ComponentScan(
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.cairn\\.sandbox\\..*")
        })
public class CairnApplication {

    public static void main(String[] args) {
        SpringApplication cairn = new SpringApplication(CairnApplication.class);
        ApplicationListener<ApplicationEnvironmentPreparedEvent> ready =
                event -> missing(event.getEnvironment()).ifPresent(CairnApplication::leave);
        cairn.addListeners(ready);
        cairn.run(args);
    }

    /** What a start needs and has no sensible default for, in one line; empty where all is there. */
    static Optional<String> missing(Environment environment) {
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            return Optional.empty(); // all of it is said at once there
        }
        String address = environment.getProperty("cairn.public-address", "");
        boolean trial = environment.getProperty("cairn.trial", Boolean.class, false);
        if (address.isBlank()
                || isBlank(environment, "spring.datasource.url")
                || (!trial && isBlank(environment, "cairn.master-key-file"))) {
            return Optional.of("Cairn needs three settings: cairn.public-address (https://cairn.example.edu), "
                    + "spring.datasource.url (jdbc:postgresql://…) and cairn.master-key-file. To try Cairn, "
                    + "run ./mvnw spring-boot:run from its source.");
        }
        boolean loopback = address.matches("http://(localhost|127\\.0\\.0\\.1)(:\\d{1,5})?");
        if (!loopback && !address.matches("https://[^/?#\\s]+")) {
            return Optional.of("cairn.public-address must be like https://cairn.example.edu: browsers and verifiers "
                    + "refuse what does not begin with https, and Cairn lives at the root of its address.");
        }
        return Optional.empty();
    }

    private static boolean isBlank(Environment environment, String setting) {
        return environment.getProperty(setting, "").isBlank();
    }

    @SuppressWarnings("SystemOut") // before any log is configured
    private static void leave(String line) {
        System.err.println(line);
        System.exit(1);
    }
}

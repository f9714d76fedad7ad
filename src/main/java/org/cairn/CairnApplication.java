package org.cairn;

import java.net.URI;
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
        String address = environment.getProperty("cairn.public-address", "");
        if (address.isBlank()
                || environment.getProperty("spring.datasource.url", "").isBlank()) {
            return Optional.of("Cairn needs three settings: cairn.public-address (https://cairn.example.edu), "
                    + "spring.datasource.url (jdbc:postgresql://…) and cairn.master-key-file. To try Cairn, "
                    + "run ./mvnw spring-boot:run from its source.");
        }
        URI uri = URI.create(address);
        boolean loopback = "localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost());
        if (!"https".equals(uri.getScheme()) && !loopback) {
            return Optional.of("cairn.public-address must begin with https: browsers and verifiers refuse the rest.");
        }
        return Optional.empty();
    }

    @SuppressWarnings("SystemOut") // before any log is configured
    private static void leave(String line) {
        System.err.println(line);
        System.exit(1);
    }
}

package org.cairn.operation;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What is for trying Cairn has no place beside real people. */
final class ProfileCheck {

    private static final Set<String> FOR_TRYING = Set.of("sandbox", "test");

    private ProfileCheck() {}

    static Stream<Fault> faults(Environment environment) {
        Stream.Builder<Fault> faults = Stream.builder();
        Arrays.stream(environment.getActiveProfiles())
                .filter(FOR_TRYING::contains)
                .map(profile -> new Fault(
                        "spring.profiles.active",
                        "the profile " + profile + " is on beside production; it is for trying Cairn on one machine",
                        "Set SPRING_PROFILES_ACTIVE=production alone."))
                .forEach(faults);
        if (environment.getProperty("cairn.trial", Boolean.class, false)) {
            faults.add(new Fault(
                    "cairn.trial",
                    "everything issued would say that it is a trial",
                    "Remove cairn.trial, or run the trial without the profile production."));
        }
        if (!plainOrigins(environment).isEmpty()) {
            faults.add(new Fault(
                    "cairn.outbound.plain-http-origins",
                    "addresses may be reached without TLS",
                    "Remove it: an LMS in production is reached by https."));
        }
        return faults.build();
    }

    private static List<String> plainOrigins(Environment environment) {
        return Binder.get(environment)
                .bind("cairn.outbound.plain-http-origins", Bindable.listOf(String.class))
                .orElse(List.of());
    }
}

package org.cairn.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Looks at every setting before anything is opened, wherever the profile {@code production} is on. Told one by one, each fault
 * would cost an operator another start.
 */
class ProductionStart implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final List<Function<Environment, Stream<Fault>>> CHECKS = List.of(
            ProfileCheck::faults,
            AddressCheck::faults,
            MasterKeyCheck::faults,
            DatabaseCheck::faults,
            ExposureCheck::faults,
            PeopleCheck::faults);

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment environment = event.getEnvironment();
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            List<Fault> faults = faults(environment);
            if (!faults.isEmpty()) {
                throw new NotFitForProduction(faults);
            }
        }
    }

    /** The database is asked only where all else is right: a start that cannot be fit should not knock anywhere. */
    static List<Fault> faults(Environment environment) {
        List<Fault> faults = new ArrayList<>(
                CHECKS.stream().flatMap(check -> check.apply(environment)).toList());
        if (faults.stream().noneMatch(fault -> fault.setting().startsWith("spring.datasource"))) {
            DatabaseServer.fault(environment).ifPresent(faults::add);
        }
        return faults;
    }
}

package org.cairn.operation;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** Nothing of tracing is even loaded, where nobody has said where traces should go. */
class TracesWanted implements AutoConfigurationImportFilter, EnvironmentAware {

    static final String WHERE_TO = "management.opentelemetry.tracing.export.otlp.endpoint";

    private volatile boolean wanted;

    @Override
    public void setEnvironment(Environment environment) {
        wanted = !environment.getProperty(WHERE_TO, "").isBlank();
    }

    @Override
    public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
        boolean[] kept = new boolean[configurations.length];
        for (int at = 0; at < configurations.length; at++) {
            kept[at] = wanted || !isOfTracing(configurations[at]);
        }
        return kept;
    }

    private static boolean isOfTracing(@Nullable String configuration) {
        return configuration != null
                && (configuration.startsWith("org.springframework.boot.micrometer.tracing.")
                        || configuration.startsWith("org.springframework.boot.opentelemetry."));
    }
}

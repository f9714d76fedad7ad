package org.cairn.operation;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.ObservationPredicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.security.config.observation.SecurityObservationSettings;

/** What is seen of each request: its route, what came of it and how long it took. */
@Configuration(proxyBeanMethods = false)
class Observing {

    /** Not its address, in which there are ids, and codes that open something. */
    @Bean
    DefaultServerRequestObservationConvention routeAlone() {
        return new DefaultServerRequestObservationConvention() {
            @Override
            public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
                return KeyValues.empty();
            }
        };
    }

    /** Each filter and each decision by itself would cost more than it tells. */
    @Bean
    SecurityObservationSettings securityIsNotObserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** Probes and monitoring itself, which come every few seconds. */
    @Bean
    ObservationPredicate exceptMonitoring() {
        return (name, context) -> !(context instanceof ServerRequestObservationContext request
                && request.getCarrier().getRequestURI().startsWith("/actuator/"));
    }
}

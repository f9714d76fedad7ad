package org.cairn.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;
import org.cairn.award.AwardId;
import org.cairn.award.AwardIssued;
import org.cairn.award.AwardRevoked;
import org.cairn.award.Suspensions;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** An award is counted when it stands, and not before. */
class AwardCountsTests {

    private static final AwardId AWARD = new AwardId(UUID.fromString("5e0f3a54-6a4b-4f0e-9c53-5d3d7a9f2b11"));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TransactionTemplate transaction = new TransactionTemplate(
            new DataSourceTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:counts", "sa", "")));

    @Test
    void whatIsRolledBackIsNotCounted() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.register(Transactions.class);
            context.registerBean(AwardCounts.class, () -> new AwardCounts(meters));
            context.refresh();

            transaction.executeWithoutResult(status -> {
                context.publishEvent(new AwardIssued(AWARD));
                assertThat(count("issued")).isZero();
            });
            transaction.executeWithoutResult(status -> {
                context.publishEvent(new AwardIssued(AWARD));
                status.setRollbackOnly();
            });
            transaction.executeWithoutResult(status -> context.publishEvent(new AwardRevoked(AWARD)));
            transaction.executeWithoutResult(status -> context.publishEvent(new Suspensions.Suspended(AWARD)));
            transaction.executeWithoutResult(status -> context.publishEvent(new Suspensions.Reinstated(AWARD)));
        }

        assertThat(count("issued")).isOne();
        assertThat(count("revoked")).isOne();
        assertThat(count("suspended")).isOne();
        assertThat(count("reinstated")).isOne();
    }

    private double count(String outcome) {
        return meters.get("cairn.awards").tag("outcome", outcome).counter().count();
    }

    @EnableTransactionManagement
    static class Transactions {}
}

package org.cairn.assessment;

import org.cairn.testing.TestDatabase;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class AssessmentOnPostgreSqlTests extends AssessmentContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        reachMoodle(registry);
        TestDatabase.POSTGRESQL.offer(registry);
    }
}

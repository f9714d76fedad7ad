package org.cairn.assessment;

import org.cairn.testing.TestDatabase;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class AssessmentOnH2Tests extends AssessmentContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        reachMoodle(registry);
        TestDatabase.H2.offer(registry);
    }
}

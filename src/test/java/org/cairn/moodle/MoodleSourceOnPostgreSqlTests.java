package org.cairn.moodle;

import org.cairn.testing.TestDatabase;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class MoodleSourceOnPostgreSqlTests extends MoodleSourceContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        reachMoodle(registry);
        TestDatabase.POSTGRESQL.offer(registry);
    }
}

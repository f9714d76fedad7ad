package org.cairn.moodle;

import org.cairn.testing.TestDatabase;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class MoodleSourceOnH2Tests extends MoodleSourceContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        reachMoodle(registry);
        TestDatabase.H2.offer(registry);
    }
}

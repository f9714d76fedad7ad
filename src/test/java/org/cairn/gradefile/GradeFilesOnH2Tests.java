package org.cairn.gradefile;

import org.cairn.testing.TestDatabase;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class GradeFilesOnH2Tests extends GradeFilesContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabase.H2.offer(registry);
    }
}

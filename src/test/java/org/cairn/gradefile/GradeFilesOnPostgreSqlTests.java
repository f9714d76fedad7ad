package org.cairn.gradefile;

import org.cairn.testing.TestDatabase;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class GradeFilesOnPostgreSqlTests extends GradeFilesContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabase.POSTGRESQL.offer(registry);
    }
}

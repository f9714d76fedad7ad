package org.cairn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

class MigrationsTests {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void everyMigrationRunsOnBothDatabases(TestDatabase database) throws Exception {
        List<String> files =
                List.of(new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/*.sql")).stream()
                        .map(Resource::getFilename)
                        .toList();

        Integer applied = JdbcClient.create(database.fresh())
                .sql("SELECT count(*) FROM \"flyway_schema_history\" WHERE \"success\" AND \"version\" IS NOT NULL")
                .query(Integer.class)
                .single();

        assertThat(applied).isEqualTo(files.size());
        assertThat(files).allMatch(name -> name.matches("V\\d{4}__[a-z]+_[a-z_]+\\.sql"));
    }
}

package org.cairn.shared;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * A file of H2 is migrated through connections of their own, closed before the pool opens. H2 ties a CHECK to the session
 * that made it until the database is opened again, and a pool retires every session within half an hour: from then on a
 * first start would refuse every row with a CHECK. (In memory nothing can be opened again, and nobody stays that long.)
 */
@Configuration
@ConditionalOnExpression("'${spring.datasource.url:}'.startsWith('jdbc:h2:file:')")
class Migrations {

    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource migrationDataSource(JdbcConnectionDetails details) {
        return DataSourceBuilder.create()
                .type(SimpleDriverDataSource.class)
                .driverClassName(details.getDriverClassName())
                .url(details.getJdbcUrl())
                .username(details.getUsername())
                .password(details.getPassword())
                .build();
    }
}

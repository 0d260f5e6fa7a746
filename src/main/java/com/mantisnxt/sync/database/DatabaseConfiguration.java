package com.mantisnxt.sync.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    EmbeddedOrExternal database(DatabaseProperties properties, Clock clock) {
        return EmbeddedOrExternal.open(properties, clock);
    }

    @Bean
    JdbcConnectionDetails applicationConnection(EmbeddedOrExternal database) {
        DatabaseEndpoint endpoint = database.endpoint();
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return endpoint.user().name();
            }

            @Override
            public String getPassword() {
                return endpoint.user().password();
            }

            @Override
            public String getJdbcUrl() {
                return endpoint.url();
            }
        };
    }

    @Bean
    static BeanPostProcessor knownAway() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return name.equals("dataSource") && bean instanceof HikariDataSource pool ? new KnownAway(pool) : bean;
            }
        };
    }

    /** Beside the application's pool, never in its place: only migrations and work of the owner get it. */
    @Bean(defaultCandidate = false, destroyMethod = "close")
    @FlywayDataSource
    HikariDataSource ownerPool(EmbeddedOrExternal database) {
        return OwnerPool.open(database.endpoint());
    }

    @Bean
    FlywayMigrationStrategy migrations(DatabaseProperties properties, Clock clock) {
        return new Migrations(new PatientMigration(clock, properties.lockPatience()));
    }

    @Bean
    @DependsOn("flywayInitializer")
    ApplicationRoleCheck applicationRoleCheck(JdbcClient jdbc) {
        return new ApplicationRoleCheck(jdbc);
    }

    @Bean
    @DependsOn("flywayInitializer")
    LocaleCheck localeCheck(JdbcClient jdbc) {
        return new LocaleCheck(jdbc);
    }

    /** Holds the embedded server open for as long as the application runs. */
    record EmbeddedOrExternal(DatabaseEndpoint endpoint, Optional<EmbeddedServer> server) implements AutoCloseable {

        static EmbeddedOrExternal open(DatabaseProperties properties, Clock clock) {
            if (properties.isEmbedded()) {
                EmbeddedServer server = EmbeddedServer.start(properties.directory());
                return new EmbeddedOrExternal(server.prepare(), Optional.of(server));
            }
            DatabaseEndpoint endpoint = DatabaseEndpoint.of(properties);
            new DatabaseWait(clock).until(endpoint, properties.patience());
            return new EmbeddedOrExternal(endpoint, Optional.empty());
        }

        @Override
        public void close() throws Exception {
            if (server.isPresent()) {
                server.get().close();
            }
        }
    }
}

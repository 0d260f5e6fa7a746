package com.mantisnxt.sync.testing;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points the application to the database that all its tests share. */
public final class SharedDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestDatabase database = TestServer.POSTGRES_18.shared();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test database",
                        Map.of(
                                "sync.database.url", database.url(),
                                "sync.database.user.name", "sync_app",
                                "sync.database.owner.name", "sync_owner",
                                "sync.account.secret-key-file", "target/test-secret.key",
                                // a source that breaks off is given up at once, where a test says nothing else
                                "sync.run.source-tries", "0",
                                // nor looks anybody but the test for what is to be alerted of
                                "sync.alert.enabled", "false",
                                // many contexts share the database; a test that wants work done does it itself
                                "db-scheduler.enabled",
                                        context.getEnvironment().getProperty("test.scheduler", "false"))));
    }
}

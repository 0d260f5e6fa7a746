package com.mantisnxt.sync.schema;

import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.flywaydb.core.api.MigrationVersion;

/** A database that has migration 0024 and nothing later, as the file delivers it; for tests with organisations of their own. */
final class DeliveryAlone {

    private static final Map<TestServer, TestDatabase> MADE = new ConcurrentHashMap<>();

    private DeliveryAlone() {}

    static TestDatabase on(TestServer server) {
        return MADE.computeIfAbsent(server, any -> {
            TestDatabase database = server.empty();
            database.flyway().target(MigrationVersion.fromVersion("24")).load().migrate();
            return database;
        });
    }
}

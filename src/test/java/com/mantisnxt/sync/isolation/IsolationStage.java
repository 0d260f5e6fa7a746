package com.mantisnxt.sync.isolation;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Where rounds of the proof are made: a database of their own, which tests may break. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
abstract class IsolationStage {

    static final TestDatabase DATABASE = TestServer.POSTGRES_18.migrated();

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry registry) {
        registry.add("sync.database.url", DATABASE::url);
        registry.add("sync.database.user.name", () -> "sync_app");
        registry.add("sync.database.owner.name", () -> "sync_owner");
        registry.add("sync.account.secret-key-file", () -> "target/test-secret.key");
        registry.add("db-scheduler.enabled", () -> "false");
        registry.add("sync.alert.enabled", () -> "false");
    }

    final Session administrator = DATABASE.asAdministrator();

    @Autowired
    IsolationProof proof;

    @Autowired
    IsolationRounds rounds;

    @Autowired
    Canaries canaries;

    @Autowired
    MeterRegistry meters;

    @BeforeEach
    void canariesAreThere() {
        if (administrator.count("select count(*) from sync_console.isolation_canary") == 0) {
            round();
        }
    }

    @AfterEach
    void close() {
        administrator.close();
    }

    Tally round() {
        return proof.round().orElseThrow();
    }

    UUID greater() {
        return administrator.value(
                UUID.class, "select max(organisation_id::text)::uuid from sync_console.isolation_canary");
    }
}

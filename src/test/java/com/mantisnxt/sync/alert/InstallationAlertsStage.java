package com.mantisnxt.sync.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.SlowLink;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An installation with a database of its own, where nothing is wrong before each test. */
@SpringBootTest
@ActiveProfiles("test")
abstract class InstallationAlertsStage {

    static final TestDatabase DATABASE = TestServer.POSTGRES_18.migrated();
    static final TestOrganisation CARETAKERS = DATABASE.newOrganisation();
    static final TestOrganisation TENANT = DATABASE.newOrganisation();

    /** On which the smallest question can be made to take long. */
    static final SlowLink LINK = new SlowLink(DATABASE, "select 1");

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry registry) {
        registry.add("sync.database.url", LINK::url);
        registry.add("sync.database.user.name", () -> "sync_app");
        registry.add("sync.database.owner.name", () -> "sync_owner");
        registry.add("sync.account.secret-key-file", () -> "target/test-secret.key");
        registry.add("sync.upkeep.caretakers", () -> CARETAKERS.id().toString());
        registry.add("sync.alert.enabled", () -> "false");
        registry.add("db-scheduler.enabled", () -> "false");
    }

    final Session administrator = DATABASE.asAdministrator();
    Instant now = Instant.now();

    @Autowired
    AlertEvaluator evaluator;

    @Autowired
    CurrentCaller currentCaller;

    @Autowired
    AlertRules rules;

    /** A fresh log that nothing is wrong with, so that each test breaks one thing. */
    @BeforeEach
    void nothingIsWrong() {
        administrator.run("delete from sync_console.installation_alert");
        administrator.run("delete from sync_console.installation_alert_rule_setting");
        administrator.run("update sync_console.installation_alert_evaluation set evaluated_at = '-infinity'");
        administrator.run("delete from sync_console.upkeep_run");
        administrator.run("delete from sync_console.isolation_round");
        administrator.run("delete from sync_console.failed_work");
        administrator.run("truncate public.sync_activity_log");
        // what the months are is another test's; what a slow machine is nobody's
        set("months-ahead", false, List.of(2));
        set("database-slow", true, List.of(60_000));
    }

    @AfterEach
    void close() {
        administrator.close();
    }

    Caller caller(TestOrganisation of) {
        return new Caller(new OrgId(of.id()), null, "Ann", Set.of(Right.READ, Right.STEER, Right.ADMINISTER));
    }

    void set(String rule, boolean enabled, List<Integer> limits) {
        currentCaller.runAs(caller(CARETAKERS), () -> rules.set(rule, enabled, limits));
    }

    void after(Duration time) {
        now = now.plus(time);
        assertThat(evaluator.evaluate(AlertScope.INSTALLATION, now)).isTrue();
    }

    List<String> open() {
        return administrator.values(
                String.class, "select rule from sync_console.installation_alert where closed_at is null order by rule");
    }

    List<String> texts() {
        return administrator.values(
                String.class, "select text from sync_console.installation_alert where closed_at is null");
    }

    static Timestamp at(Instant moment) {
        return Timestamp.from(moment);
    }
}

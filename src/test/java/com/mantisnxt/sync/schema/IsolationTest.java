package com.mantisnxt.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two organisations on one database, and the ways in which one might reach for the other. */
@ParameterizedClass
@EnumSource(TestServer.class)
class IsolationTest {

    private static final List<String> CONTRACT = List.of("sync_progress", "sync_preview_cache", "sync_activity_log");

    @Parameter
    TestServer server;

    private TestDatabase database;
    private TestOrganisation ours;
    private TestOrganisation theirs;

    @BeforeEach
    void twoOrganisationsWithOneRowOfEach() {
        database = server.shared();
        ours = database.newOrganisation();
        theirs = database.newOrganisation();
        for (TestOrganisation organisation : List.of(ours, theirs)) {
            try (Session service = database.asApplication(organisation.id())) {
                service.run(
                        "insert into sync_progress (org_id, sync_id, entity_type, total_items) values (?, 's', 'order', 9)",
                        organisation.id());
                service.run(
                        "insert into sync_preview_cache (org_id, sync_type, cache_key) values (?, 'odoo', 'k')",
                        organisation.id());
                service.run(
                        "insert into sync_activity_log (org_id, action, status) values (?, 'manual_trigger', 'completed')",
                        organisation.id());
            }
        }
    }

    @Test
    void eachSeesItsOwnRowsOnly() {
        try (Session service = database.asApplication(ours.id())) {
            for (String table : CONTRACT) {
                assertThat(service.values(java.util.UUID.class, "select org_id from " + table))
                        .containsExactly(ours.id());
            }
        }
    }

    @Test
    void withoutAnOrganisationNothingIsVisible() {
        try (Session service = database.asApplication()) {
            seesNothing(service);
            service.set("app.current_org_id", "");
            seesNothing(service);
        }
    }

    @Test
    void theOwnerIsHeldToo() {
        try (Session owner = database.asOwner()) {
            seesNothing(owner);
        }
    }

    private static void seesNothing(Session session) {
        for (String table : CONTRACT) {
            assertThat(session.count("select count(*) from " + table)).as(table).isZero();
        }
    }

    @Test
    void anotherOrganisationsRowsCanBeNeitherChangedNorRemoved() {
        try (Session service = database.asApplication(ours.id())) {
            assertThat(service.run("update sync_progress set current_item = 1 where org_id = ?", theirs.id()))
                    .isZero();
            assertThat(service.run("delete from sync_progress where org_id = ?", theirs.id()))
                    .isZero();
            assertThat(service.run("delete from sync_preview_cache where org_id = ?", theirs.id()))
                    .isZero();
        }
    }

    @Test
    void noRowCanBeGivenToAnotherOrganisation() {
        try (Session service = database.asApplication(ours.id())) {
            for (String forgery : List.of(
                    "insert into sync_progress (org_id, sync_id, entity_type) values (?, 'forged', 'order')",
                    "insert into sync_preview_cache (org_id, sync_type) values (?, 'odoo')",
                    "insert into sync_activity_log (org_id, action, status) values (?, 'sync_start', 'completed')",
                    "update sync_progress set org_id = ?",
                    "insert into sync_console.sync_command (org_id, sync_id, kind) values (?, 's', 'cancel')")) {
                assertThatThrownBy(() -> service.run(forgery, theirs.id()))
                        .as(forgery)
                        .rootCause()
                        .hasMessageContaining("row-level security");
            }
        }
    }

    @Test
    void aPartitionAskedForByNameGivesNothingAndTakesNothing() {
        String read = "select count(*) from sync_activity_log_future";
        String forge =
                "insert into sync_activity_log_future (org_id, action, status) values (?, 'sync_start', 'completed')";
        try (Session service = database.asApplication(ours.id());
                Session owner = database.asOwner()) {
            assertThatThrownBy(() -> service.count(read)).rootCause().hasMessageContaining("permission denied");
            assertThatThrownBy(() -> service.run(forge, theirs.id()))
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> service.run(forge, ours.id()))
                    .rootCause()
                    .hasMessageContaining("permission denied");
            owner.actFor(ours.id());
            assertThat(owner.count(read)).isZero();
            assertThatThrownBy(() -> owner.run(forge, ours.id()))
                    .rootCause()
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void truncateIsRefused() {
        try (Session service = database.asApplication(ours.id())) {
            for (String table : CONTRACT) {
                assertThatThrownBy(() -> service.run("truncate " + table))
                        .rootCause()
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void bothMayUseTheSameSyncIdAndTheSameCacheKey() {
        try (Session administrator = database.asAdministrator()) {
            assertThat(administrator.count(
                            "select count(*) from sync_progress where sync_id = 's' and org_id in (?, ?)",
                            ours.id(),
                            theirs.id()))
                    .isEqualTo(2);
        }
    }

    @Test
    void theLogCanBeNeitherChangedNorThinnedOut() {
        try (Session service = database.asApplication(ours.id());
                Session owner = database.asOwner()) {
            owner.actFor(ours.id());
            for (Session session : List.of(service, owner)) {
                assertThat(session.run("update sync_activity_log set error_message = 'never happened'"))
                        .isZero();
                assertThat(session.run("delete from sync_activity_log")).isZero();
                assertThat(session.count("select count(*) from sync_activity_log"))
                        .isEqualTo(1);
            }
        }
    }

    /** The foreign keys' own actions run as the owner of the table, free of forced policies. */
    @Test
    void theRemovalOfAnOrganisationTakesAllThatIsItsAndNothingElse() {
        try (Session service = database.asApplication(ours.id());
                Session owner = database.asOwner();
                Session administrator = database.asAdministrator()) {
            service.run("update sync_progress set processed_count = 3");
            owner.actFor(ours.id());
            owner.run("delete from organization where id = ?", ours.id());
            for (String table : List.of(
                    "sync_progress",
                    "sync_preview_cache",
                    "sync_activity_log",
                    "auth.users_extended",
                    "sync_console.sync_progress_sample")) {
                assertThat(administrator.count("select count(*) from " + table + " where org_id = ?", ours.id()))
                        .as(table)
                        .isZero();
            }
            assertThat(administrator.count("select count(*) from sync_activity_log where org_id = ?", theirs.id()))
                    .isEqualTo(1);
        }
    }

    @Test
    void theRemovalOfAUserLeavesTheLogWithoutAName() {
        try (Session service = database.asApplication(ours.id());
                Session administrator = database.asAdministrator()) {
            service.run(
                    "insert into sync_activity_log (org_id, action, status, user_id)"
                            + " values (?, 'manual_trigger', 'completed', ?)",
                    ours.id(),
                    ours.user());
            administrator.run("delete from auth.users_extended where id = ?", ours.user());
            assertThat(service.count("select count(*) from sync_activity_log where user_id is null"))
                    .isEqualTo(2);
        }
    }

    @Test
    void theListOfOrganisationsKnowsAllOfThemButOnlyTheirIds() {
        try (Session service = database.asApplication()) {
            assertThat(service.values(java.util.UUID.class, "select sync_console.organisation_ids()"))
                    .contains(ours.id(), theirs.id());
            assertThat(service.count("select count(*) from organization")).isZero();
        }
    }
}

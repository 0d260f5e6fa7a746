package com.mantisnxt.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the database derives stays derived, whoever writes it; and a tick that turned nothing leaves the estimate alone. */
@ParameterizedClass
@EnumSource(TestServer.class)
class DerivedProgressTest {

    @Parameter
    TestServer server;

    private TestOrganisation own;
    private Session service;

    @BeforeEach
    void aSyncRuns() {
        own = server.shared().newOrganisation();
        service = server.shared().asApplication(own.id());
        service.run(
                "insert into sync_progress (org_id, sync_id, entity_type, source_system, total_items, started_at)"
                        + " values (?, 's', 'order', 'Shopify', 1000000, now() - interval '100 seconds')",
                own.id());
    }

    @AfterEach
    void leave() {
        service.close();
    }

    @Test
    void codesFollowTheirEnums() {
        assertThat(row()).contains(entry("status_code", 2), entry("entity_code", 3), entry("source_code", 3));
        update("entity_type = 'invoice', source_system = 'odoo', status = 'paused'");
        assertThat(row()).contains(entry("status_code", 7), entry("entity_code", 4), entry("source_code", 2));
        update("source_system = null, status = 'failed'");
        assertThat(row()).contains(entry("status_code", 5), entry("source_code", null));
    }

    @Test
    void aCodeThatAClientWritesIsOverruled() {
        update("status_code = 5, entity_code = 8, source_code = 1");
        assertThat(row()).contains(entry("status_code", 2), entry("entity_code", 3), entry("source_code", 3));
    }

    @Test
    void theEndThatCountsBringAboutHasItsCode() {
        update("processed_count = 999990, failed_count = 10");
        assertThat(row()).contains(entry("status", "completed_with_errors"), entry("status_code", 4));
    }

    @Test
    void anEstimateThatAClientWritesIsOverruledAtOnce() {
        update("processed_count = 1000");
        update("processed_count = 100000");
        var before = row();
        update("processed_count = 100001, eta_seconds = 7, elapsed_seconds = 7, speed_items_per_min = 7,"
                + " rate_state = '{}', rate_due_at = 'infinity'");
        assertThat(row()).contains(entry("speed_items_per_min", before.get("speed_items_per_min")));
        assertThat((Integer) row().get("elapsed_seconds")).isBetween(100, 200);
        assertThat(service.count("select cardinality(rate_state) from sync_progress"))
                .isEqualTo(17);
    }

    @Test
    void aTickWithinASecondOfAnEstimateMakesNoNewOne() {
        update("processed_count = 1000");
        update("processed_count = 1001");
        service.run("update sync_progress set rate_due_done = rate_due_done");
        Object due = row().get("rate_due_at");
        update("processed_count = 1002");
        assertThat(row()).contains(entry("rate_due_at", due), entry("processed_count", 1002));
        update("processed_count = 100000");
        assertThat(row().get("rate_due_at")).as("a leap is no small tick").isNotEqualTo(due);
    }

    private void update(String assignments) {
        service.run("update sync_progress set " + assignments + " where sync_id = 's'");
    }

    private Map<String, @Nullable Object> row() {
        return service.rows("select status::text as status, status_code::integer, entity_code::integer,"
                        + " source_code::integer, processed_count, speed_items_per_min, elapsed_seconds, rate_due_at"
                        + " from sync_progress where sync_id = 's'")
                .getFirst();
    }
}

package com.mantisnxt.sync.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ConsoleTest
class SyncUpkeepTest {

    private final SyncUpkeep upkeep;
    private final CurrentCaller currentCaller;
    private final Caller caller = Organisations.anybody();
    private final UUID org = caller.org().value();
    private final Session service = TestServer.POSTGRES_18.shared().asApplication(org);

    @Autowired
    SyncUpkeepTest(SyncUpkeep upkeep, CurrentCaller currentCaller) {
        this.upkeep = upkeep;
        this.currentCaller = currentCaller;
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void whatWasSilentForADayIsEndedAsTimedOutAndTheLogSaysSo() {
        add("silent", "in_progress", "25 hours");
        upkeep(caller.org());
        assertThat(status("silent")).isEqualTo("timeout");
        assertThat(service.value(String.class, "select error_message from sync_progress where sync_id = 'silent'"))
                .startsWith("No sign of life since 20");
        assertThat(service.count(
                        "select count(*) from sync_activity_log where sync_id = 'silent' and status = 'timeout'"))
                .isEqualTo(1);
    }

    @Test
    void whatSpokeSinceGoesOn() {
        add("alive", "in_progress", "23 hours");
        upkeep(caller.org());
        assertThat(status("alive")).isEqualTo("in_progress");
    }

    /** A pause is somebody's wish, and nothing is expected of the service meanwhile. */
    @Test
    void whatIsPausedMayBeSilentForAsLongAsItLikes() {
        add("paused", "paused", "30 days");
        upkeep(caller.org());
        assertThat(status("paused")).isEqualTo("paused");
    }

    @Test
    void nothingOfAnotherOrganisationIsTouched() {
        add("silent", "in_progress", "25 hours");
        upkeep(Organisations.anybody().org());
        assertThat(status("silent")).isEqualTo("in_progress");
    }

    @Test
    void whatEndedIsForgottenAfterNinetyDays() {
        add("old", "in_progress", "1 hour");
        add("recent", "in_progress", "1 hour");
        finish("old", "91 days");
        finish("recent", "89 days");
        upkeep(caller.org());
        assertThat(service.values(String.class, "select sync_id from sync_progress"))
                .containsExactly("recent");
    }

    private void upkeep(OrgId whose) {
        currentCaller.runAs(Caller.reader(whose), () -> upkeep.upkeep(whose));
    }

    private void add(String sync, String status, String silent) {
        service.run(
                "insert into sync_progress (org_id, sync_id, entity_type, total_items, status)"
                        + " values (?, ?, 'order', 10, ?::sync_status_type)",
                org,
                sync,
                status);
        age("heartbeat_at", silent, sync);
    }

    private void finish(String sync, String ago) {
        service.run("update sync_progress set processed_count = 10, completed_at = now() where sync_id = ?", sync);
        age("completed_at", ago, sync);
    }

    /** Past the triggers, which keep these times themselves. */
    private void age(String column, String ago, String sync) {
        try (Session administrator = TestServer.POSTGRES_18.shared().asAdministrator()) {
            administrator.set("session_replication_role", "replica");
            administrator.run(
                    "update sync_progress set " + column + " = now() - ?::interval where org_id = ? and sync_id = ?",
                    ago,
                    org,
                    sync);
        }
    }

    private String status(String sync) {
        return String.valueOf(
                service.value(String.class, "select status::text from sync_progress where sync_id = ?", sync));
    }
}

package com.mantisnxt.sync.upkeep.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.textfield.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = {"sync.upkeep.caretakers=all", "sync.upkeep.retention-minimum=6"})
class UpkeepViewTest extends ViewTest {

    private Session administrator;

    @Override
    protected Role role() {
        return Role.ADMIN;
    }

    @BeforeEach
    void look() {
        administrator = database.asAdministrator();
    }

    @AfterEach
    void leaveNothing() {
        administrator.run("delete from sync_console.upkeep_run");
        administrator.run("delete from sync_console.upkeep_drop");
        administrator.run("update sync_console.upkeep_setting set retention_months = 13");
        administrator.close();
    }

    @Test
    void everyPartitionIsListedWithWhatIsKnownOfIt() {
        open("admin/upkeep");
        assertThat(text())
                .contains("sync_activity_log_future", "2026-03-01 – …", "sync_activity_log_past", "… – 2025-11-01")
                .contains("sync_activity_log_2025_12", "2025-12-01 – 2026-01-01")
                .contains("forced")
                .doesNotContain("not forced", "No partition takes events")
                .as("nothing is dated ahead: the months of today are missing")
                .doesNotContain("stood ahead");
    }

    @Test
    void aPartitionIsDueSoManyMonthsAfterItsEnd() {
        administrator.run("update sync_console.upkeep_setting set retention_months = 600");
        open("admin/upkeep");
        assertThat(text()).contains("600 months", "2075-12-01", "2076-03-01");
    }

    @Test
    void whereMonthsAreMissingItSaysSo() {
        open("admin/upkeep");
        assertThat(text()).contains("Ready ahead", "Only no month lies ready ahead", "It has not run yet");
    }

    @Test
    void theRetentionIsNotBelowTheMinimum() {
        open("admin/upkeep");
        enter("5");
        press("Save");
        test($(ConfirmDialog.class).single()).confirm();
        assertThat(months().getErrorMessage()).isEqualTo("The log has to be kept for 6 months at the least.");
        assertThat(stored()).isEqualTo(13);
    }

    @Test
    void lessIsKeptOnlyAfterAQuestionAndTheTrailTellsOfIt() {
        open("admin/upkeep");
        enter("7");
        press("Save");
        assertThat(stored()).isEqualTo(13);
        test($(ConfirmDialog.class).single()).confirm();
        assertThat(stored()).isEqualTo(7);
        assertThat(months().getValue()).isEqualTo("7");
        assertThat(administrator.value(
                        String.class,
                        "select details ->> 'months_before' || ' to ' || (details ->> 'months') || ' by ' || actor"
                                + " from sync_console.audit_event where org_id = ? and action = 'log_retention_changed'",
                        organisation.id()))
                .isEqualTo("13 to 7 by Test User");
    }

    @Test
    void moreIsKeptAtOnceAndNonsenseNever() {
        open("admin/upkeep");
        enter("24");
        press("Save");
        assertThat(stored()).isEqualTo(24);
        enter("");
        press("Save");
        assertThat(months().getErrorMessage()).isEqualTo("A number of months is needed.");
        enter("999");
        press("Save");
        assertThat(months().getErrorMessage()).contains("600 months at the most");
        assertThat(stored()).isEqualTo(24);
    }

    @Test
    void theDryRunShowsWhatWouldGoAndTakesNothing() {
        try (Session service = database.asApplication(organisation.id())) {
            service.run(
                    "insert into sync_activity_log (org_id, action, status, created_at)"
                            + " values (?, 'sync_start', 'completed', '2025-11-15')",
                    organisation.id());
        }
        long before = administrator.count("select count(*) from sync_activity_log_2025_11");
        open("admin/upkeep");
        enter("6");
        press("What would go?");
        assertThat(text())
                .contains("With 6 months kept, ", "after the notice. Nothing was changed.")
                .containsPattern("sync_activity_log_2025_11 *2025-11-01 – 2025-12-01 *" + Amounts.count(before));
        assertThat(administrator.count("select count(*) from sync_activity_log_2025_11"))
                .isEqualTo(before);
        assertThat(administrator.value(
                        Boolean.class,
                        "select relforcerowsecurity from pg_class where relname = 'sync_activity_log_2025_11'"))
                .isTrue();
        enter("300");
        press("What would go?");
        assertThat(text()).contains("nothing would go now");
    }

    @Test
    void runsAreShownInWordsWithWhatTheyCouldNotDo() {
        administrator.run("insert into sync_console.upkeep_run (started_at, ended_at, node, steps, error)"
                + " values (now() - interval '1 day', now() - interval '1 day', 'node-1:7',"
                + " '[{\"code\": \"closed\", \"about\": [\"sync_activity_log_2026_03\"]},"
                + " {\"code\": \"dropped\", \"about\": [\"sync_activity_log_2024_01\", \"12000\"]}]', null),"
                + " (now(), now(), 'node-2:8', '[]', 'Somebody is in the way.')");
        open("admin/upkeep");
        assertThat(text())
                .contains("Closed the partition without an end as sync_activity_log_2026_03", "node-1:7")
                .contains("Deleted sync_activity_log_2024_01 with 12000 events")
                .contains("The last run was not finished: Somebody is in the way.");
    }

    @Test
    void everyStepHasItsWords() {
        open("admin/upkeep");
        for (String code :
                new String[] {"closed", "made", "swept", "guarded", "bridged", "taken_back", "detached", "dropped"}) {
            assertThat($(UpkeepView.class).single().getTranslation("upkeep.step." + code, "x", "y"))
                    .doesNotStartWith("!");
        }
    }

    @Test
    void whatIsOnNoticeIsShownWithItsDay() {
        administrator.run("insert into sync_console.upkeep_drop (relation, upper_bound, noticed_at)"
                + " values ('sync_activity_log_2025_11', '2025-12-01', '2026-12-01')");
        open("admin/upkeep");
        assertThat(text()).contains("On notice", "goes at the first run from 2026-12-08 on");
    }

    @Test
    void onlyTheOwnEventsInQuarantineAreShown() {
        var other = database.newOrganisation();
        for (var org : new Object[][] {{organisation.id(), "our mistake"}, {other.id(), "their mistake"}}) {
            administrator.run(
                    "insert into sync_console.quarantined_activity (org_id, id, created_at, action, status, error_message)"
                            + " values (?, gen_random_uuid(), '2999-01-01', 'sync_start', 'failed', ?)",
                    org);
        }
        open("admin/upkeep");
        assertThat(text()).contains("2999-01-01", "our mistake").doesNotContain("their mistake");
    }

    @Test
    void whatAClockDatedAheadIsNamedWithItsSystemAndSync() {
        var other = database.newOrganisation();
        administrator.set("session_replication_role", "replica");
        for (var org : new Object[][] {{organisation.id(), "our-sync"}, {other.id(), "their-sync"}}) {
            administrator.run(
                    "insert into public.sync_activity_log (org_id, action, status, source_code, sync_id, created_at)"
                            + " values (?, 'sync_start', 'in_progress', 3, ?, '2999-01-01 10:00Z')",
                    org);
        }
        try {
            open("admin/upkeep");
            assertThat(text())
                    .contains("Dated ahead", "Shopify", "2999-01-01T10:00:00Z", "our-sync")
                    .doesNotContain("their-sync");
        } finally {
            administrator.run("delete from public.sync_activity_log where created_at >= '2999-01-01'");
        }
        press("Refresh");
        assertThat(text()).doesNotContain("Dated ahead");
    }

    private TextField months() {
        return $(TextField.class).single();
    }

    private void enter(String text) {
        test(months()).setValue(text);
    }

    private void press(String text) {
        test($(Button.class).withText(text).single()).click();
    }

    private Integer stored() {
        return administrator.value(Integer.class, "select retention_months from sync_console.upkeep_setting");
    }
}

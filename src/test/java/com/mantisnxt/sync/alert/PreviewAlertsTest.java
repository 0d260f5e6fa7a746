package com.mantisnxt.sync.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts about previews that wait, lack something or expire, ours and those by plain SQL. */
class PreviewAlertsTest extends AlertStage {

    private UUID shop;

    @BeforeEach
    void aConnection() {
        shop = org.connection("Main shop");
    }

    private UUID preview(boolean complete, String computed, Duration approvable) {
        UUID id = UUID.randomUUID();
        org.administrator()
                .run(
                        """
                        insert into sync_console.preview_plan
                               (org_id, preview_id, connection_id, entity_code, source_code, state_code, complete, unseen,
                                new_count, updated_count, compute_sync_id, created_at, approvable_until)
                        values (?, ?, ?, 2, 1, 2, ?, '{"page 7 could not be read"}', 1000, 204, ?, ?, ?)
                        """,
                        org.id(),
                        id,
                        shop,
                        complete,
                        computed,
                        WatchedOrganisation.at(org.now()),
                        WatchedOrganisation.at(org.now().plus(approvable)));
        return id;
    }

    private void state(UUID preview, int state) {
        org.administrator()
                .run(
                        "update sync_console.preview_plan set state_code = ? where org_id = ? and preview_id = ?",
                        state,
                        org.id(),
                        preview);
    }

    @Test
    void anIncompletePreviewIsAnAlertUntilItIsDecidedOn() {
        UUID preview = preview(false, "computed", Duration.ofHours(1));
        org.look();
        assertThat(org.open()).containsExactly("preview-incomplete Main shop: products");
        assertThat(org.texts()).containsExactly("The preview did not see all of its source: page 7 could not be read");
        assertThat(heardAlerts.of(org.id()).getFirst().path()).isEqualTo("previews/" + preview);
        state(preview, 4);
        org.after(MINUTE);
        assertThat(org.open()).isEmpty();
    }

    @Test
    void aPreviewIsToldBeforeItExpiresAndWhenItHas() {
        UUID preview = preview(true, "computed", Duration.ofHours(1));
        org.after(Duration.ofMinutes(44));
        assertThat(org.open()).isEmpty();
        org.after(MINUTE);
        assertThat(org.texts().getFirst()).startsWith("1,204 changes can be approved until ");
        org.after(Duration.ofMinutes(20));
        assertThat(org.texts().getFirst()).startsWith("1,204 changes could be approved until ");
        assertThat(heard()).containsExactly("OPENED preview-expiring");
        state(preview, 9);
        org.after(MINUTE);
        assertThat(org.open()).isEmpty();
    }

    @Test
    void whatAGuardrailHoldsIsAnAlertUntilItIsDecidedOn() {
        org.ended(
                "computed",
                "completed_with_errors",
                Map.of("error_code", "needs_approval", "error_message", "The guardrail for prices allows 20 %"));
        UUID preview = preview(true, "computed", Duration.ofHours(4));
        org.look();
        assertThat(org.open()).containsExactly("guardrail-refused Main shop: products");
        assertThat(org.texts())
                .containsExactly(
                        "Was not applied; 1,204 changes wait for a decision: The guardrail for prices allows 20 %");
        state(preview, 4);
        org.after(MINUTE);
        assertThat(org.open()).isEmpty();
    }

    private UUID brought(String source, String delta, Duration valid) {
        UUID id = UUID.randomUUID();
        org.administrator()
                .run(
                        """
                        insert into public.sync_preview_cache
                               (id, org_id, sync_type, sync_id, delta_json, computed_at, expires_at)
                        values (?, ?, ?::public.sync_type, 'nightly-orders', ?::jsonb, ?, ?)
                        """,
                        id,
                        org.id(),
                        source,
                        delta,
                        WatchedOrganisation.at(org.now()),
                        WatchedOrganisation.at(org.now().plus(valid)));
        return id;
    }

    @Test
    void aPreviewByPlainSqlThatNobodyOpenedIsToldBeforeItExpiresAndWhenItHas() {
        UUID preview = brought(
                "odoo",
                "{\"new\": [{\"id\": 1}, {\"id\": 2}], \"statistics\": {\"new_count\": 2}}",
                Duration.ofHours(1));
        org.after(Duration.ofMinutes(44));
        assertThat(org.open()).isEmpty();
        org.after(MINUTE);
        assertThat(org.open()).containsExactly("preview-expiring Odoo: orders");
        assertThat(org.texts().getFirst()).startsWith("2 changes can be approved until ");
        assertThat(heardAlerts.of(org.id()).getFirst().path()).isEqualTo("previews/" + preview);
        org.after(Duration.ofMinutes(20));
        assertThat(org.texts().getFirst()).startsWith("2 changes could be approved until ");
        org.administrator().run("delete from public.sync_preview_cache where id = ?", preview);
        org.after(MINUTE);
        assertThat(org.open()).isEmpty();
    }

    @Test
    void ofPreviewsByPlainSqlOfAKindTheNewestCountsAndAnEmptyOneForNothing() {
        brought("odoo", "{\"new\": [{\"id\": 1}]}", Duration.ofMinutes(10));
        brought("shopify", "{\"new\": []}", Duration.ofMinutes(10));
        org.look();
        assertThat(org.open()).containsExactly("preview-expiring Odoo: orders");
        org.after(MINUTE);
        brought("odoo", "{\"new\": [{\"id\": 1}]}", Duration.ofHours(5));
        org.after(MINUTE);
        assertThat(org.open()).isEmpty();
    }

    @Test
    void aPreviewByPlainSqlThatLacksItemsIsIncompleteAndNotOfferedToBeApproved() {
        brought("odoo", "{\"truncated\": true, \"statistics\": {\"new_count\": 5000}}", Duration.ofMinutes(10));
        brought("shopify", "{\"new\": [{\"id\": 1}], \"statistics\": {\"new_count\": 7}}", Duration.ofMinutes(10));
        org.look();
        assertThat(org.open()).containsExactly("preview-incomplete Odoo: orders", "preview-incomplete Shopify: orders");
        assertThat(org.texts())
                .containsExactlyInAnyOrder(
                        "The preview does not hold all of its items: its service left them out",
                        "The preview does not hold all of its items: its service states other numbers");
    }

    @Test
    void ofAPreviewByPlainSqlThatWasOpenedItsPlanCounts() {
        UUID preview = brought("odoo", "{\"new\": [{\"id\": 1}]}", Duration.ofMinutes(10));
        org.administrator().run("""
                insert into sync_console.preview_plan
                       (org_id, preview_id, entity_code, source_code, state_code, complete, decision_hash)
                values (?, ?, 3, 2, 6, true, '\\x00')
                """, org.id(), preview);
        org.look();
        assertThat(org.open()).isEmpty();
    }
}

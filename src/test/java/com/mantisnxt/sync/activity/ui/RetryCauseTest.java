package com.mantisnxt.sync.activity.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.account.SignedIn;
import com.mantisnxt.sync.activity.EventId;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** From a cause to another try of all that it concerns. */
class RetryCauseTest extends ActivityPage {

    private static final String SYNC = """
            insert into public.sync_progress
                   (org_id, sync_id, entity_type, total_items, failed_count, status, completes_by_finish,
                    commands_fetched_at)
            values (current_setting('app.current_org_id')::uuid, ?, 'order', 100, ?, 'in_progress', true,
                    case when ? then now() end)
            """;

    @Override
    protected Role role() {
        return Role.OPERATOR;
    }

    @Test
    void howManySyncsAndItemsAreTriedAgainIsSaidBeforeTheyAre() {
        sync("night-1", 12, true);
        sync("night-2", 30, true);
        sync("deaf", 3, false);
        String cause = anError("Order 17 was refused", "night-1", "night-2", "night-2", "deaf", "forgotten");
        events.add(now, "failed", "order", "Order 99 was refused");
        open("activity?cause=" + cause);
        test(retry()).click();
        assertThat(dialog())
                .contains("Syncs that can be tried again: 2. Items that failed in them: 42.")
                .contains("not only what failed of this cause")
                .contains("Syncs that are no longer kept: 1")
                .contains("Syncs whose service takes no commands: 1")
                .contains("Errors of no sync: 1");
        test($(Button.class).withText("Retry (2)").single()).click();
        assertThat(address()).startsWith("bulk/");
        try (Session session = database.asApplication(organisation.id())) {
            assertThat(session.values(String.class, "select action from sync_console.audit_event"))
                    .contains("bulk_retry_failed");
        }
    }

    @Test
    void onlyWhatTheSearchFindsIsMeant() {
        sync("today", 1, true);
        sync("long-ago", 1, true);
        String cause = anError("Order 17 was refused", "today");
        events.add(now.minusSeconds(9 * 86_400), of("long-ago"), "Order 18 was refused");
        open("activity?cause=" + cause);
        test(retry()).click();
        assertThat(dialog()).contains("can be tried again: 1.");
        test($(Button.class).withText("Cancel").single()).click();
        open("activity?cause=" + cause + "&last=30d");
        test(retry()).click();
        assertThat(dialog()).contains("can be tried again: 2.");
    }

    @Test
    void whereNothingCanBeTriedAgainThereIsNothingToPress() {
        String cause = anError("Order 17 was refused", "forgotten");
        open("activity?cause=" + cause);
        test(retry()).click();
        assertThat(dialog()).contains("None of these syncs can be tried again.", "no longer kept: 1");
        assertThat($(Button.class).withText("Retry (0)").single().isEnabled()).isFalse();
    }

    @Test
    void itIsOfferedForACauseAndToWhoeverMaySteer() {
        String cause = anError("Order 17 was refused", "night-1");
        open("activity");
        assertThat($view(RetryCause.class).all()).isEmpty();
        open("activity?cause=" + cause);
        assertThat($view(RetryCause.class).all()).hasSize(1);
        signInAsSupport();
        open("activity");
        open("activity?cause=" + cause);
        assertThat($view(RetryCause.class).all()).isEmpty();
    }

    /** @return its fingerprint, as addresses have it */
    private String anError(String text, String... syncs) {
        EventId last = events.add(now.minusSeconds(60), of(syncs[0]), text);
        for (int i = 1; i < syncs.length; i++) {
            events.add(now.minusSeconds(60 - i), of(syncs[i]), text.replace("17", String.valueOf(100 + i)));
        }
        try (Session session = database.asApplication(organisation.id())) {
            return "%016x"
                    .formatted(session.values(
                                    Long.class,
                                    "select fingerprint from public.sync_activity_log where id = ?",
                                    last.id())
                            .getFirst());
        }
    }

    private static Map<String, String> of(String sync) {
        return Map.of("status", "failed", "entity", "order", "sync", sync);
    }

    private void sync(String id, int failed, boolean listens) {
        try (Session session = database.asApplication(organisation.id())) {
            session.run(SYNC, id, failed, listens);
        }
    }

    private RetryCause retry() {
        return $view(RetryCause.class).single();
    }

    private String dialog() {
        return $(RetryDialog.class).single().getElement().getTextRecursively();
    }

    private void signInAsSupport() {
        var person = new SignedIn(
                new OrgId(organisation.id()), "Test", organisation.user(), "a@b.c", "Mia", Role.SUPPORT, "s");
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        person, null, List.of(new SimpleGrantedAuthority("ROLE_SUPPORT"))));
    }
}

package com.mantisnxt.sync.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Alerts about syncs that run: stalled, slow, longer than usual; and that they do not flap. */
class RunningSyncsTest extends AlertStage {

    private static final Duration FIVE = Duration.ofMinutes(5);

    /** It is heard of, and an item moves. */
    private void moves(String sync) {
        org.change(sync, Map.of("heartbeat_at", org.now(), "last_item_at", org.now()));
    }

    @Test
    void silenceIsAnAlertFromTheMinuteThatIsSetAndOverWhenItIsHeardForAWhile() {
        org.running("quiet", Map.of("heartbeat_at", org.now(), "started_at", org.now()));
        org.after(Duration.ofMinutes(2));
        assertThat(org.open()).isEmpty();
        org.after(MINUTE);
        assertThat(org.open()).containsExactly("sync-stalled WooCommerce: products");
        assertThat(org.texts().getFirst()).startsWith("No sign of life since ");
        moves("quiet");
        org.after(MINUTE);
        assertThat(org.open()).as("just heard").hasSize(1);
        moves("quiet");
        org.after(MINUTE);
        assertThat(org.open()).isEmpty();
        assertThat(heard()).containsExactly("OPENED sync-stalled", "CLOSED sync-stalled");
    }

    @Test
    void whatComesAndGoesIsToldOnce() {
        org.running("flapping", Map.of());
        org.after(Duration.ofMinutes(3));
        for (int i = 0; i < 10; i++) {
            moves("flapping");
            org.after(MINUTE);
            org.after(MINUTE.multipliedBy(2));
            assertThat(org.open()).hasSize(1);
        }
        assertThat(heard()).containsExactly("OPENED sync-stalled");
    }

    @Test
    void aLiveSyncWhoseItemsDoNotMoveIsStalledAsWell() {
        org.running("idle", Map.of("last_item_at", org.now()));
        org.after(FIVE);
        org.change("idle", Map.of("heartbeat_at", org.now()));
        org.after(MINUTE);
        assertThat(org.texts().getFirst()).startsWith("Alive, but no item has moved since ");
    }

    @Test
    void whoSaidUntilWhenItWaitsIsWaitedFor() {
        org.running("throttled", Map.of("worker_until", org.now().plus(Duration.ofMinutes(30))));
        org.after(Duration.ofMinutes(30));
        assertThat(org.open()).isEmpty();
        org.after(MINUTE);
        assertThat(org.open()).hasSize(1);
    }

    @Test
    void whoWasPausedHasItsTimeAfterwards() {
        Instant before = org.ago(Duration.ofHours(2));
        org.running(
                "resumed",
                Map.of("started_at", before, "last_item_at", before, "transition_at", org.ago(Duration.ofMinutes(4))));
        org.look();
        assertThat(org.open()).isEmpty();
        org.change("resumed", Map.of("heartbeat_at", org.now().plus(FIVE)));
        org.after(FIVE);
        assertThat(org.open()).containsExactly("sync-stalled WooCommerce: products");
    }

    @Test
    void aPausedOrEndedSyncIsNotStalled() {
        org.running("paused", Map.of("status_code", 7));
        org.ended("done", "completed", Map.of());
        org.after(Duration.ofHours(1));
        assertThat(org.open()).isEmpty();
    }

    @Test
    void slowIsJudgedOverAWindowAndOverOnlyWhenItIsClearlyFaster() {
        Instant start = org.ago(Duration.ofMinutes(4));
        UUID sync = org.running("slow", Map.of("started_at", start, "transition_at", start));
        for (int minute = 0; minute <= 4; minute++) {
            org.sample(sync, start.plus(MINUTE.multipliedBy(minute)), 1_000 + minute * 5);
        }
        org.change("slow", Map.of("processed_count", 1_020));
        org.look();
        assertThat(org.open()).as("four minutes are not five").isEmpty();
        tick(sync, 1_030);
        assertThat(org.texts()).containsExactly("6 items a minute over the last 5 min (the limit is 10).");
        for (int minute = 1; minute <= 20; minute++) {
            // 11 a minute are more than 10, and not clearly
            tick(sync, 1_030 + minute * 11);
            assertThat(org.open()).hasSize(1);
        }
        for (int minute = 1; minute <= 8; minute++) {
            tick(sync, 1_250 + minute * 30);
        }
        assertThat(org.open()).isEmpty();
        assertThat(heard()).containsExactly("OPENED sync-slow", "CLOSED sync-slow");
    }

    private void tick(UUID sync, int processed) {
        org.change("slow", Map.of("processed_count", processed));
        moves("slow");
        org.after(MINUTE);
        org.change("slow", Map.of("heartbeat_at", org.now(), "last_item_at", org.now()));
        org.sample(sync, org.now(), processed);
    }

    /** The other system sets the pace, and the board says so. */
    @Test
    void whoIsMadeToWaitIsNotSlow() {
        Instant start = org.ago(Duration.ofHours(1));
        UUID sync = org.running(
                "made-to-wait",
                Map.of(
                        "started_at",
                        start,
                        "transition_at",
                        start,
                        "processed_count",
                        1_001,
                        "worker_state",
                        "throttled"));
        org.sample(sync, start, 1_000);
        org.look();
        assertThat(org.open()).isEmpty();
        org.change("made-to-wait", Map.of("worker_state", "working"));
        org.after(MINUTE);
        assertThat(org.open()).containsExactly("sync-slow WooCommerce: products");
    }

    @Test
    void whatWasPausedWithinTheWindowIsNotSlow() {
        Instant start = org.ago(Duration.ofHours(1));
        UUID sync = org.running(
                "resumed", Map.of("started_at", start, "transition_at", org.ago(MINUTE), "processed_count", 1_001));
        org.sample(sync, start, 1_000);
        org.look();
        assertThat(org.open()).isEmpty();
        org.change("resumed", Map.of("transition_at", start));
        org.after(MINUTE);
        assertThat(org.open()).containsExactly("sync-slow WooCommerce: products");
    }

    @Test
    void longerThanUsualIsKnownFromFiveThatCompleted() {
        for (int i = 0; i < 4; i++) {
            tookTenMinutes("before-" + i);
        }
        Instant start = org.ago(Duration.ofMinutes(31));
        org.running("long", Map.of("started_at", start));
        org.look();
        assertThat(org.open()).as("four are too few").isEmpty();
        tookTenMinutes("before-4");
        org.change("long", Map.of("heartbeat_at", org.now().plus(MINUTE)));
        org.after(MINUTE);
        assertThat(org.open()).containsExactly("sync-long WooCommerce: products");
        assertThat(org.texts()).containsExactly("Has run for more than 30 min; 10 min is usual.");
        org.ended("other", "completed", Map.of());
        org.administrator().run("delete from public.sync_progress where org_id = ? and sync_id = 'long'", org.id());
        org.after(MINUTE);
        assertThat(org.open()).isEmpty();
    }

    @Test
    void aPauseIsNoTimeThatASyncTook() {
        for (int i = 0; i < 5; i++) {
            org.ended(
                    "before-" + i,
                    "completed",
                    Map.of("started_at", org.ago(Duration.ofMinutes(70)), "paused_seconds", 3_600));
        }
        org.running("long", Map.of("started_at", org.ago(Duration.ofMinutes(50)), "paused_seconds", 1_500));
        org.look();
        assertThat(org.open()).as("25 minutes are not three times ten").isEmpty();
        org.change("long", Map.of("paused_seconds", 900));
        org.after(MINUTE);
        assertThat(org.texts()).containsExactly("Has run for more than 30 min; 10 min is usual.");
    }

    @Test
    void nobodyMindsTheFirstTenMinutes() {
        for (int i = 0; i < 5; i++) {
            org.ended("quick-" + i, "completed", Map.of());
        }
        org.running("long", Map.of("started_at", org.ago(Duration.ofMinutes(9))));
        org.look();
        assertThat(org.open()).isEmpty();
        org.change("long", Map.of("heartbeat_at", org.now().plus(Duration.ofMinutes(2)), "last_item_at", org.now()));
        org.after(Duration.ofMinutes(2));
        assertThat(org.texts()).containsExactly("Has run for more than 10 min; 1 min is usual.");
    }

    @Test
    void whatIsUsualForAConnectionIsNotWhatIsUsualForServices() {
        UUID shop = org.connection("Slow shop");
        for (int i = 0; i < 5; i++) {
            tookTenMinutes("service-" + i);
            org.ended("own-" + i, "completed", Map.of("started_at", org.ago(Duration.ofHours(3))));
            org.runOf("own-" + i, shop, org.ago(Duration.ofHours(3)));
        }
        org.running("own", Map.of("started_at", org.ago(Duration.ofHours(1))));
        org.runOf("own", shop, org.ago(Duration.ofHours(1)));
        org.look();
        assertThat(org.open()).isEmpty();
        org.running("service", Map.of("started_at", org.ago(Duration.ofHours(1))));
        org.after(MINUTE);
        assertThat(org.open()).containsExactly("sync-long WooCommerce: products");
    }

    @Test
    void whatIsUsualIsKnownHoweverManyOthersEndedSince() {
        for (int i = 0; i < 5; i++) {
            tookTenMinutes("rare-" + i);
        }
        org.look();
        org.administrator().run("""
                insert into public.sync_progress
                       (org_id, sync_id, entity_type, entity_code, source_code, status, status_code, total_items,
                        started_at, heartbeat_at, transition_at, completed_at)
                select ?, 'often-' || i, 'order', 3, 1, 'completed', 3, 10, at - interval '1 second', at, at, at
                  from generate_series(1, 3000) i, lateral (select ?::timestamptz + i * interval '1 second' as at) t
                """, org.id(), WatchedOrganisation.at(org.now()));
        org.after(Duration.ofHours(1));
        org.running("long", Map.of("started_at", org.ago(Duration.ofMinutes(31))));
        org.after(MINUTE);
        assertThat(org.open()).containsExactly("sync-long WooCommerce: products");
    }

    @Test
    void aSyncThatWentOnAfterItsEndCountsByItsLastEnd() {
        for (int i = 0; i < 5; i++) {
            tookTenMinutes("again-" + i);
        }
        org.look();
        for (int i = 0; i < 5; i++) {
            org.change(
                    "again-" + i,
                    Map.of(
                            "started_at",
                            org.ago(Duration.ofHours(1)),
                            "completed_at",
                            org.now().plus(MINUTE)));
        }
        org.running("long", Map.of("started_at", org.ago(Duration.ofHours(2))));
        org.after(Duration.ofMinutes(2));
        assertThat(org.open()).as("two hours are not three times one").isEmpty();
    }

    private void tookTenMinutes(String sync) {
        org.ended(sync, "completed", Map.of("started_at", org.ago(Duration.ofMinutes(10))));
    }
}

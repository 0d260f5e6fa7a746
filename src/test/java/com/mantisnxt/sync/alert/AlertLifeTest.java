package com.mantisnxt.sync.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.alert.rule.Finding;
import com.mantisnxt.sync.alert.rule.RuleSpec;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What organisations see of each other's alerts, how long they see it, and that two nodes tell nothing twice. */
class AlertLifeTest extends AlertActsStage {

    @Autowired
    private AlertActs acts;

    @Autowired
    private AlertMutes mutes;

    @Autowired
    private AlertWatch watch;

    @Autowired
    private RuleSettings settings;

    @Autowired
    private AlertStore store;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void twoNodesThatLookAtOnceTellItOnce() throws Exception {
        fails("one");
        var start = new CyclicBarrier(4);
        Callable<Boolean> node = () -> {
            start.await();
            return org.look();
        };
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> looks = nodes.invokeAll(List.of(node, node, node, node));
            int looked = 0;
            for (Future<Boolean> look : looks) {
                looked += look.get() ? 1 : 0;
            }
            assertThat(looked).isEqualTo(1);
        }
        assertThat(heard()).containsExactly("OPENED sync-failed");
    }

    /** Were it not for the lock: a node that comes later with what it saw before finds the alert there. */
    @Test
    void whatIsOpenIsOpenOnceWhoeverOpensIt() {
        var finding = new Finding("key", "Subject", "Text.", "", org.now(), null, null);
        RuleSpec rule = settings.rules(org.scope()).getFirst().spec();
        as(
                caller(Right.READ),
                () -> transaction.executeWithoutResult(status -> {
                    store.open(org.scope(), rule, finding, org.now());
                    store.open(org.scope(), rule, finding, org.now());
                    assertThat(store.announce(org.scope(), org.now())).hasSize(1);
                    assertThat(store.announce(org.scope(), org.now())).isEmpty();
                }));
        assertThat(org.open()).hasSize(1);
    }

    @Test
    void aNodeThatHoldsTheOrganisationKeepsOthersFromIt() {
        fails("one");
        org.administrator().run("insert into sync_console.alert_evaluation (org_id) values (?)", org.id());
        try (Session other = database.asApplication(org.id())) {
            other.run("begin");
            other.run("update sync_console.alert_evaluation set evaluated_at = evaluated_at");
            assertThat(org.look()).isFalse();
            other.run("rollback");
        }
        assertThat(org.look()).isTrue();
        assertThat(org.open()).hasSize(1);
    }

    @Test
    void aClockThatWasSetBackKeepsNobodyFromLooking() {
        org.look();
        fails("one");
        assertThat(org.after(Duration.ofHours(-1))).isTrue();
        assertThat(org.open()).containsExactly("sync-failed WooCommerce: products");
        assertThat(org.after(Duration.ofSeconds(1)))
                .as("somebody has just looked")
                .isFalse();
        assertThat(org.after(MINUTE)).isTrue();
        assertThat(heard()).containsExactly("OPENED sync-failed");
    }

    @Test
    void anOrganisationSeesAndTouchesItsOwnAlone() {
        fails("one");
        org.look();
        UUID alert = org.openAlert();
        try (WatchedOrganisation other = another()) {
            other.look();
            assertThat(other.open()).isEmpty();
            assertThat(heardAlerts.of(other.id())).isEmpty();
            as(caller(other, Right.READ, Right.STEER), () -> {
                assertThat(alerts.open()).isEmpty();
                assertThat(alerts.history(AlertFilter.ALL, null, 10)).isEmpty();
                assertThatThrownBy(() -> acts.acknowledge(alert)).isInstanceOf(AlertRefused.class);
                assertThatThrownBy(() -> acts.close(alert)).isInstanceOf(AlertRefused.class);
                UUID connection = org.connection("Foreign shop");
                assertThatThrownBy(() ->
                                mutes.muteConnection(connection, Instant.now().plusSeconds(60), ""))
                        .isInstanceOf(AlertRefused.class);
            });
        }
        assertThat(alert().acknowledged()).isNull();
    }

    /** The page that is open is painted anew by this. */
    @Test
    void thatAChannelDiesIsNewsToWhoeverFollows() {
        org.administrator()
                .run(
                        "insert into sync_console.alert_channel (org_id, kind_code, name, recipients, failures, failing_since)"
                                + " values (?, 1, 'On call', array['ann@example.org'], 2, now())",
                        org.id());
        List<AlertNews> heard = new CopyOnWriteArrayList<>();
        AtomicReference<Runnable> leave = new AtomicReference<>();
        as(caller(Right.READ), () -> leave.set(watch.follow(heard::add)));
        try {
            await().atMost(Duration.ofMinutes(1)).until(() -> !heard.isEmpty());
            AlertNews before = heard.getLast();
            org.administrator().run("update sync_console.alert_channel set failures = 3 where org_id = ?", org.id());
            await().atMost(Duration.ofMinutes(1)).until(() -> !heard.getLast().equals(before));
            assertThat(heard.getLast().unsent()).isEqualTo(3);
        } finally {
            leave.get().run();
        }
    }

    @Test
    void theHistoryGoesOnWhereAPageEnded() {
        for (int i = 0; i < 5; i++) {
            fails("bad-" + i);
            org.after(MINUTE);
            org.ended("good-" + i, "completed", Map.of());
            org.after(MINUTE);
        }
        as(caller(Right.READ), () -> {
            List<AlertRow> first = alerts.history(AlertFilter.ALL, null, 3);
            List<AlertRow> rest = alerts.history(AlertFilter.ALL, Alerts.Cursor.of(first.getLast()), 3);
            assertThat(first).hasSize(3);
            assertThat(rest).hasSize(2).doesNotContainAnyElementsOf(first);
            assertThat(alerts.history(new AlertFilter(false, "sync-slow", null), null, 3))
                    .isEmpty();
            assertThat(alerts.history(new AlertFilter(true, null, null), null, 3))
                    .isEmpty();
        });
    }

    @Test
    void closedAlertsAreForgottenAfterThreeMonths() {
        fails("one");
        org.look();
        org.after(MINUTE);
        org.ended("two", "completed", Map.of());
        org.after(MINUTE);
        org.after(Duration.ofDays(91));
        as(
                caller(Right.READ),
                () -> assertThat(alerts.history(AlertFilter.ALL, null, 3)).isEmpty());
    }
}

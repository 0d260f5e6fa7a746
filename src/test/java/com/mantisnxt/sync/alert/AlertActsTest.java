package com.mantisnxt.sync.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.tenant.AuditEntries;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.tenant.Right;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do to alerts: take note, put off, close, mute. */
class AlertActsTest extends AlertActsStage {

    @Autowired
    private AlertActs acts;

    @Autowired
    private AlertMutes mutes;

    @Autowired
    private AlertRules rules;

    @Autowired
    private AlertAccess access;

    @Autowired
    private AlertStore store;

    @Autowired
    private RuleSettings settings;

    @Autowired
    private AuditEntries trail;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void whoMayOnlyReadActsOnNothing() {
        fails("one");
        org.look();
        UUID alert = org.openAlert();
        as(caller(Right.READ), () -> {
            assertThat(alerts.open()).hasSize(1);
            assertThatThrownBy(() -> acts.acknowledge(alert)).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> acts.snooze(alert, Instant.now().plusSeconds(60)))
                    .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> acts.close(alert)).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> rules.set("sync-failed", false, List.of())).isInstanceOf(NotAllowed.class);
        });
        as(
                caller(Right.READ, Right.STEER),
                () -> assertThatThrownBy(() -> rules.set("sync-failed", false, List.of()))
                        .isInstanceOf(NotAllowed.class));
    }

    @Test
    void anAcknowledgedOrSnoozedAlertCallsNobody() {
        fails("one");
        org.look();
        assertThat(alert().calls(Instant.now())).isTrue();
        UUID id = org.openAlert();
        as(caller(Right.READ, Right.STEER), () -> acts.acknowledge(id));
        assertThat(alert().acknowledged()).extracting("by").isEqualTo("Ann");
        assertThat(alert().calls(Instant.now())).isFalse();
        as(caller(Right.READ, Right.STEER), () -> acts.callAgain(id));
        assertThat(alert().calls(Instant.now())).isTrue();
        Instant until = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(3_600);
        as(caller(Right.READ, Right.STEER), () -> acts.snooze(id, until));
        assertThat(alert().calls(Instant.now())).isFalse();
        assertThat(alert().calls(until)).isTrue();
        assertThat(org.administrator()
                        .values(
                                String.class,
                                "select action from sync_console.audit_event where org_id = ? order by at",
                                org.id()))
                .containsExactly("alert_acknowledged", "alert_called_again", "alert_snoozed");
        as(caller(Right.READ, Right.STEER), () -> {
            assertThatThrownBy(() -> acts.snooze(id, Instant.now().minusSeconds(1)))
                    .hasMessageContaining("30 days");
            assertThatThrownBy(() -> acts.snooze(id, Instant.now().plus(Duration.ofDays(31))))
                    .hasMessageContaining("30 days");
        });
    }

    @Test
    void whatSomebodyClosedOpensAgainOnlyWhenItHappensAnew() {
        fails("one");
        org.look();
        UUID id = org.openAlert();
        as(caller(Right.READ, Right.STEER), () -> acts.close(id));
        assertThat(heard()).containsExactly("OPENED sync-failed", "CLOSED sync-failed");
        org.after(MINUTE);
        assertThat(org.open()).isEmpty();
        org.after(MINUTE);
        fails("two");
        org.after(MINUTE);
        assertThat(org.open()).hasSize(1);
        as(
                caller(Right.READ, Right.STEER),
                () -> assertThatThrownBy(() -> acts.close(id)).hasMessageContaining("closed already"));
    }

    /** A node whose clock is wrong hides nothing that happens anew, and opens nothing again that was closed. */
    @ParameterizedTest
    @ValueSource(ints = {-60, 60})
    void whatIsClosedByHandIsClosedByTheDatabasesClock(int minutes) {
        fails("one");
        org.look();
        UUID id = org.openAlert();
        var elsewhere = new AlertActs(
                access, store, settings, trail, events, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes)));
        as(caller(Right.READ, Right.STEER), () -> transaction.executeWithoutResult(status -> elsewhere.close(id)));
        org.after(MINUTE);
        assertThat(org.open()).isEmpty();
        org.after(MINUTE);
        fails("two");
        org.after(MINUTE);
        assertThat(org.open()).hasSize(1);
    }

    @Test
    void whatIsStillSoIsNotClosedByHand() {
        org.running("quiet", Map.of());
        org.after(Duration.ofMinutes(3));
        UUID id = org.openAlert();
        as(
                caller(Right.READ, Right.STEER),
                () -> assertThatThrownBy(() -> acts.close(id)).hasMessageContaining("closes by itself"));
    }

    @Test
    void aMutedConnectionIsToldWhenTheMuteEndsAndItIsStillSo() {
        UUID shop = org.connection("Main shop");
        Instant until = org.now().plus(Duration.ofMinutes(10));
        as(caller(Right.READ, Right.STEER), () -> mutes.muteConnection(shop, until, "moves to another server"));
        fails("one");
        org.runOf("one", shop, org.now());
        org.look();
        assertThat(org.open()).hasSize(1);
        assertThat(heard()).isEmpty();
        assertThat(alert().mutedUntil()).isEqualTo(until);
        assertThat(alert().calls(org.now())).isFalse();
        org.after(Duration.ofMinutes(5));
        assertThat(heard()).isEmpty();
        org.after(Duration.ofMinutes(6));
        assertThat(heard()).containsExactly("OPENED sync-failed");
    }

    @Test
    void whatIsStillSoWhenSomebodyEndsTheMuteIsToldThen() {
        UUID shop = org.connection("Main shop");
        as(caller(Right.READ, Right.STEER), () -> {
            mutes.muteConnection(shop, org.now().plus(Duration.ofDays(1)), "");
            fails("one");
            org.runOf("one", shop, org.now());
            org.look();
            assertThat(heard()).isEmpty();
            mutes.end(mutes.inForce().getFirst().id());
        });
        org.after(MINUTE);
        assertThat(heard()).containsExactly("OPENED sync-failed");
    }

    /** It was told that it opened. */
    @Test
    void thatItIsOverIsToldEvenIfItWasMutedMeanwhile() {
        UUID shop = org.connection("Main shop");
        fails("one");
        org.runOf("one", shop, org.now());
        org.look();
        as(
                caller(Right.READ, Right.STEER),
                () -> mutes.muteConnection(shop, org.now().plus(Duration.ofDays(1)), ""));
        org.after(MINUTE);
        org.ended("two", "completed", Map.of());
        org.runOf("two", shop, org.now());
        org.after(MINUTE);
        assertThat(heard()).containsExactly("OPENED sync-failed", "CLOSED sync-failed");
    }

    @Test
    void ofWhatOpenedAndClosedWhileMutedNobodyIsTold() {
        as(caller(Right.READ, Right.STEER), () -> {
            mutes.muteSource(
                    com.mantisnxt.sync.base.SourceSystem.WOOCOMMERCE, org.now().plus(Duration.ofHours(1)), "");
            assertThat(mutes.inForce()).hasSize(1);
        });
        fails("one");
        org.look();
        org.after(MINUTE);
        org.ended("two", "completed", Map.of());
        org.after(MINUTE);
        assertThat(org.open()).isEmpty();
        assertThat(heard()).isEmpty();
        assertThat(currentCaller.callAs(caller(Right.READ), () -> alerts.history(AlertFilter.ALL, null, 10)))
                .hasSize(1);
    }
}

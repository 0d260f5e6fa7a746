package com.mantisnxt.sync.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.tenant.Right;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rules that are set otherwise count as they are set. */
class RuleSettingsTest extends AlertActsStage {

    @Autowired
    private AlertRules rules;

    @Test
    void aRuleThatIsSwitchedOffClosesItsAlertsAndLooksNoMore() {
        fails("one");
        org.look();
        as(caller(Right.READ, Right.ADMINISTER), () -> rules.set("sync-failed", false, List.of()));
        org.after(MINUTE);
        assertThat(org.open()).isEmpty();
        fails("two");
        org.after(MINUTE);
        assertThat(org.open()).isEmpty();
        as(caller(Right.READ, Right.ADMINISTER), () -> {
            assertThatThrownBy(() -> rules.set("sync-slow", true, List.of(0, 5)))
                    .hasMessageContaining("from 1 to");
            assertThatThrownBy(() -> rules.set("sync-slow", true, List.of(5))).hasMessageContaining("2 limits");
            assertThatThrownBy(() -> rules.set("months-ahead", true, List.of(2)))
                    .as("of the installation")
                    .isInstanceOf(AlertRefused.class);
            assertThatThrownBy(() -> rules.set("nonsense", true, List.of())).isInstanceOf(AlertRefused.class);
        });
    }

    @Test
    void aLimitThatIsSetIsTheOneThatCounts() {
        as(caller(Right.READ, Right.ADMINISTER), () -> rules.set("sync-stalled", true, List.of(30, 60)));
        org.running("quiet", Map.of());
        org.after(Duration.ofMinutes(29));
        assertThat(org.open()).isEmpty();
        org.after(Duration.ofMinutes(2));
        assertThat(org.open()).hasSize(1);
    }

    @Test
    void aRuleThatCanNotLookKeepsNoOtherFromIt() {
        org.administrator()
                .run(
                        "insert into sync_console.sync_setting (org_id, connection_id, entity_code, cron, zone)"
                                + " values (?, ?, 2, 'no cron', 'Nowhere')",
                        org.id(),
                        org.connection("Shop of a broken schedule"));
        fails("one");
        assertThat(org.look()).isTrue();
        assertThat(org.open()).containsExactly("sync-failed WooCommerce: products");
    }
}

package com.mantisnxt.sync.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Alerts about syncs that ended badly: once for each kind of record, over with the next one that ends well. */
class FailedSyncsTest extends AlertStage {

    @Test
    void twoThatFailOfTheSameKindOfRecordAreOneAlertUntilOneCompletes() {
        org.ended("first", "failed", Map.of("error_message", "401 from the shop"));
        org.look();
        assertThat(org.open()).containsExactly("sync-failed WooCommerce: products");
        assertThat(org.texts()).containsExactly("Failed after 1,000 items: 401 from the shop");
        org.after(MINUTE);
        org.ended("second", "timeout", Map.of("error_message", "No sign of life"));
        org.after(MINUTE);
        assertThat(org.texts()).containsExactly("Timed out after 1,000 items: No sign of life");
        assertThat(heard()).containsExactly("OPENED sync-failed");
        org.ended("third", "cancelled", Map.of());
        org.after(Duration.ofHours(5));
        assertThat(org.open()).as("cancelled says nothing, nor does time").hasSize(1);
        org.ended("fourth", "completed", Map.of());
        org.after(MINUTE);
        assertThat(org.open()).isEmpty();
        assertThat(heard()).containsExactly("OPENED sync-failed", "CLOSED sync-failed");
        org.after(MINUTE);
        assertThat(heard()).hasSize(2);
    }

    @Test
    void whatCompletedAfterItFailedBetweenTwoLooksIsNoAlert() {
        org.ended("bad", "failed", Map.of("completed_at", org.ago(Duration.ofMinutes(3))));
        org.ended("good", "completed_with_errors", Map.of());
        org.look();
        assertThat(org.open()).isEmpty();
        assertThat(heard()).isEmpty();
    }

    @Test
    void kindsOfRecordAndConnectionsAreApart() {
        UUID shop = org.connection("Main shop");
        org.ended("service", "failed", Map.of());
        org.ended("orders", "failed", Map.of("entity_code", 3));
        org.ended("own", "failed", Map.of());
        org.runOf("own", shop, org.now());
        org.look();
        assertThat(org.open())
                .containsExactlyInAnyOrder(
                        "sync-failed Main shop: products",
                        "sync-failed WooCommerce: orders",
                        "sync-failed WooCommerce: products");
        org.after(MINUTE);
        org.ended("own-again", "completed", Map.of());
        org.runOf("own-again", shop, org.now());
        org.after(MINUTE);
        assertThat(org.open())
                .containsExactlyInAnyOrder("sync-failed WooCommerce: orders", "sync-failed WooCommerce: products");
    }

    @Test
    void anAlertLeadsToItsSync() {
        org.ended("a sync/1", "failed", Map.of());
        org.look();
        AlertChanged told = heardAlerts.of(org.id()).getFirst();
        assertThat(told.path()).isEqualTo("?sync=a+sync%2F1");
        assertThat(told.severity()).isEqualTo(AlertChanged.Severity.CRITICAL);
        assertThat(told.alert()).isEqualTo(org.openAlert());
    }

    @Test
    void aConnectionThatIsNoLongerInUseCallsNobody() {
        UUID shop = org.connection("Old shop");
        org.ended("one", "failed", Map.of());
        org.runOf("one", shop, org.now());
        org.look();
        org.archive(shop);
        org.after(MINUTE);
        assertThat(org.open()).isEmpty();
        assertThat(heard()).containsExactly("OPENED sync-failed", "CLOSED sync-failed");
        org.ended("two", "failed", Map.of());
        org.runOf("two", shop, org.now());
        org.after(MINUTE);
        assertThat(org.open()).isEmpty();
    }

    @Test
    void aLongReasonOfAnotherLanguageIsCutAndNotRefused() {
        org.ended("long", "failed", Map.of("error_message", "Ошибка 😀 ".repeat(400)));
        org.look();
        assertThat(org.texts().getFirst())
                .startsWith("Failed after 1,000 items: Ошибка 😀")
                .endsWith("…");
    }

    @Test
    void moreErrorsThanAllowedAreAnAlertUntilASyncHasFewer() {
        org.ended("few", "completed_with_errors", Map.of("failed_count", 52));
        org.look();
        assertThat(org.open()).as("4.9 %").isEmpty();
        org.after(MINUTE);
        org.ended("many", "completed_with_errors", Map.of("failed_count", 53));
        org.after(MINUTE);
        assertThat(org.texts()).containsExactly("53 of 1,053 items failed (5 %; the limit is 5 %).");
        org.ended("failed", "failed", Map.of());
        org.after(MINUTE);
        assertThat(org.open())
                .as("one that failed says nothing of the share")
                .containsExactly("sync-errors WooCommerce: products", "sync-failed WooCommerce: products");
        org.ended("clean", "completed", Map.of());
        org.after(MINUTE);
        assertThat(org.open()).isEmpty();
    }
}

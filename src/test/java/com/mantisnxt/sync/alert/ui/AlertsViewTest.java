package com.mantisnxt.sync.alert.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.alert.WatchedOrganisation;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The open alerts as an operator sees them. */
class AlertsViewTest extends ViewTest {

    @Autowired
    private ApplicationContext context;

    private WatchedOrganisation watched;

    @Override
    protected Role role() {
        return Role.OPERATOR;
    }

    @BeforeEach
    void anOrganisation() {
        watched = WatchedOrganisation.of(context, database, organisation);
    }

    @AfterEach
    void close() {
        watched.close();
    }

    private List<String> buttons() {
        return $(NativeButton.class).all().stream()
                .filter(NativeButton::isVisible)
                .map(NativeButton::getText)
                .toList();
    }

    private void press(String text) {
        test($(NativeButton.class).withText(text).all().getFirst()).click();
    }

    @Test
    void whereNothingIsWrongThePageSaysWhatIsWatched() {
        open("alerts");
        assertThat(text())
                .contains(
                        "No alert is open", "Sync failed", "Schedule missed", "New error", "The rules have not run yet")
                .doesNotContain("Slow database");
        watched.look();
        open("alerts");
        assertThat(text()).contains("Rules last ran");
    }

    @Test
    void anAlertSaysWhatIsWrongByWhatEvidenceAndWhere() {
        watched.ended("night", "failed", Map.of("error_message", "401 from <b>the shop</b>"));
        watched.look();
        open("alerts");
        assertThat(text())
                .contains(
                        "Critical",
                        "Sync failed · WooCommerce: products",
                        "Failed after 1,000 items: 401 from <b>the shop</b>",
                        "1 alert is open, 1 unattended.");
        assertThat($(Anchor.class).withText("To the sync").single().getHref()).isEqualTo("./?sync=night");
    }

    @Test
    void aChannelByWhichNobodyHearsIsSaidToWhoeverLooksAndWhyToNobody() {
        try (Session session = database.asApplication(organisation.id())) {
            session.run(
                    "insert into sync_console.alert_channel (org_id, kind_code, name, recipients, failures, failing_since, last_error)"
                            + " values (?, 1, 'On call', array['ann@example.org'], 2, now(), '550 mailbox unknown')",
                    organisation.id());
            open("alerts");
            assertThat(text()).as("twice may be an accident").doesNotContain("Nobody hears");
            session.run("update sync_console.alert_channel set failures = 3");
            catchUp();
            await().atMost(Duration.ofMinutes(1)).pollInSameThread().until(() -> {
                catchUp();
                return text().contains("Nobody hears of alerts by the channel \"On call\".");
            });
            assertThat(text()).contains("Tell an administrator").doesNotContain("550", "ann@example.org");
            session.run("update sync_console.alert_channel set is_enabled = false");
            open("history");
            open("alerts");
            assertThat(text()).as("nobody relies on it").doesNotContain("Nobody hears");
        }
    }

    @Test
    void aLongTextIsFoldedUntilSomebodyWantsAllOfIt() {
        watched.ended("night", "failed", Map.of("error_message", "Ы".repeat(800)));
        watched.look();
        open("alerts");
        AlertText said = $(AlertText.class).single();
        assertThat(said.getElement().getTextRecursively())
                .as("for a screen reader")
                .contains("Ы".repeat(800));
        assertThat(said.getElement().hasAttribute("data-folded")).isTrue();
        press("Show all");
        assertThat(said.getElement().hasAttribute("data-folded")).isFalse();
        watched.after(Duration.ofMinutes(1));
        press("Show less");
        assertThat(said.getElement().hasAttribute("data-folded")).isTrue();
    }

    @Test
    void aShortTextHasNothingToUnfold() {
        watched.ended("night", "failed", Map.of());
        watched.look();
        open("alerts");
        assertThat(buttons()).doesNotContain("Show all");
    }

    @Test
    void whoAcknowledgesLeavesHisNameAndMayThinkBetterOfIt() {
        watched.ended("night", "failed", Map.of());
        watched.look();
        open("alerts");
        press("Acknowledge");
        assertThat(text()).contains("Acknowledged by Test User", "1 alert is open, 0 unattended.");
        assertThat(buttons()).contains("Call again").doesNotContain("Acknowledge", "Snooze");
        press("Call again");
        assertThat(buttons()).contains("Acknowledge", "Snooze");
        press("Close");
        assertThat(text()).contains("No alert is open");
    }

    @Test
    void whatIsStillSoHasNoButtonToCloseIt() {
        watched.running("quiet", Map.of());
        watched.after(Duration.ofMinutes(3));
        open("alerts");
        assertThat(text()).contains("Stalled sync");
        assertThat(buttons()).contains("Acknowledge", "Snooze", "Mute").doesNotContain("Close");
    }

    @Test
    void aMutedConnectionIsListedUntilSomebodyEndsIt() {
        UUID shop = watched.connection("Main shop");
        watched.ended("own", "failed", Map.of());
        watched.runOf("own", shop, watched.now());
        watched.look();
        open("alerts");
        press("Mute");
        var dialog = $(ConfirmDialog.class).single();
        assertThat(dialog.getElement().getProperty("header")).isEqualTo("Mute Main shop");
        ComponentUtil.fireEvent(dialog, new ConfirmDialog.ConfirmEvent(dialog, true));
        dialog.close();
        assertThat(text()).contains("Muted until", "Main shop until", "by Test User");
        assertThat(buttons()).doesNotContain("Mute");
        press("End");
        assertThat(text()).doesNotContain("Muted until");
        assertThat(buttons()).contains("Mute");
    }

    @Test
    void whatOpensWhileThePageIsOpenAppearsByItself() {
        open("alerts");
        assertThat(text()).contains("No alert is open");
        watched.ended("night", "failed", Map.of());
        watched.look();
        await().pollInSameThread().untilAsserted(() -> {
            catchUp();
            assertThat(text()).contains("Sync failed · WooCommerce: products").doesNotContain("No alert is open");
        });
        await().pollInSameThread().untilAsserted(() -> {
            catchUp();
            assertThat(inTheMenu()).isEqualTo("1");
        });
    }

    private String inTheMenu() {
        return $(SideNavItem.class).all().stream()
                .filter(item -> "alerts".equals(item.getPath()))
                .map(item -> item.getSuffixComponent().getElement().getText())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void moreThanAHundredAreShownStepByStep() {
        for (int i = 0; i < 105; i++) {
            UUID shop = watched.connection("Shop " + i);
            watched.ended("sync-" + i, "failed", Map.of());
            watched.runOf("sync-" + i, shop, watched.now());
        }
        watched.look();
        open("alerts");
        assertThat($(AlertCard.class).all()).hasSize(100);
        press("Show 5 more");
        assertThat($(AlertCard.class).all()).hasSize(105);
        assertThat(buttons()).doesNotContain("Show 5 more");
    }
}

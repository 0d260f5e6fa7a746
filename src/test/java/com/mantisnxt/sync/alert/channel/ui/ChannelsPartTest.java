package com.mantisnxt.sync.alert.channel.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.alert.channel.AlertChannel;
import com.mantisnxt.sync.alert.channel.AlertChannels;
import com.mantisnxt.sync.alert.channel.ChannelDraft;
import com.mantisnxt.sync.alert.channel.ChannelKind;
import com.mantisnxt.sync.alert.channel.DeliveryRow;
import com.mantisnxt.sync.alert.channel.Receiver;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "sync.connector.allow-private-addresses=true")
class ChannelsPartTest extends ViewTest {

    @Autowired
    private AlertChannels channels;

    @Override
    protected Role role() {
        return Role.ADMIN;
    }

    @Test
    void withoutChannelsItSaysWhatThatMeansAndWhatTheInstallationLacks() {
        openTab();
        assertThat(grid(0).getEmptyStateText()).contains("No channels yet");
        assertThat(grid(1).getEmptyStateText()).isEqualTo("Nothing was sent yet.");
        assertThat(text()).contains("SPRING_MAIL_HOST is not set", "SYNC_PUBLICADDRESS is not set");
    }

    @Test
    void anEMailChannelIsMadeAndWhatIsWrongIsSaidAtItsField() {
        openTab();
        press("New e-mail channel");
        field("Name").setValue("On call");
        field("Recipients").setValue("ann@example.org, nobody");
        press("Save");
        assertThat(field("Recipients").isInvalid()).isTrue();
        assertThat(field("Recipients").getErrorMessage()).contains("\"nobody\" is no e-mail address");
        field("Recipients").setValue("ann@example.org; bob@example.org");
        press("Save");
        assertThat(this.<AlertChannel>rows(0)).singleElement().satisfies(made -> {
            assertThat(made.name()).isEqualTo("On call");
            assertThat(made.recipients()).containsExactly("ann@example.org", "bob@example.org");
            assertThat(made.tellsClosed()).isTrue();
        });
        assertThat($(Dialog.class).all()).isEmpty();
    }

    @Test
    void theAddressAndTheSecretOfAWebhookAreEnteredAndNeverShownAgain() {
        openTab();
        press("New webhook");
        field("Name").setValue("Slack");
        field("Address").setValue("https://hooks.example.org/services/path-is-a-key");
        press("Make a secret");
        String secret = field("Signing secret").getValue();
        assertThat(secret).startsWith("whsec_").hasSizeGreaterThan(40);
        press("Save");
        assertThat(cell(0, 0, "Goes to")).isEqualTo("hooks.example.org/…");
        act("Edit");
        assertThat(field("Address").getValue()).isEmpty();
        assertThat(field("Signing secret").getValue()).isEmpty();
        assertThat(field("Address").getPlaceholder()).contains("hooks.example.org/…");
        field("Name").setValue("Slack, on call");
        press("Save");
        assertThat(this.<AlertChannel>rows(0)).extracting(AlertChannel::name).containsExactly("Slack, on call");
    }

    @Test
    @SuppressWarnings("unchecked")
    void aChannelIsForTheRulesThatWereMarked() {
        openTab();
        press("New e-mail channel");
        field("Name").setValue("On call");
        field("Recipients").setValue("ann@example.org");
        CheckboxGroup<String> rules = $(CheckboxGroup.class)
                .withCondition(group -> Objects.equals("Rules", group.getLabel()))
                .single();
        assertThat(rules.getListDataView().getItems()).contains("sync-failed").doesNotContain("months-ahead");
        rules.setValue(Set.of("sync-failed"));
        press("Save");
        assertThat(cell(0, 0, "Tells")).isEqualTo("All alerts · Sync failed");
    }

    @Test
    void aTestTellsWhatCameOfIt() {
        try (var receiver = new Receiver()) {
            webhook(receiver.uri().toString());
            openTab();
            act("Send a test");
            await().pollInSameThread().until(() -> {
                catchUp();
                return text().contains("The receiver took the test: Hook");
            });
            assertThat(receiver.calls()).hasSize(1);
            assertThat(this.<AlertChannel>rows(0).getFirst().health().lastSuccess())
                    .isNotNull();
        }
    }

    @Test
    void aDeadChannelIsShownWithItsReasonAndWhatWasGivenUpCanBeSentAgain() {
        webhook("https://hooks.example.org/");
        UUID delivery = UUID.randomUUID();
        try (Session session = database.asApplication(organisation.id())) {
            session.run("update sync_console.alert_channel set failures = 3, last_error = '550 mailbox unknown',"
                    + " failing_since = '2026-11-26 10:02:00+00'");
            session.run(
                    "insert into sync_console.alert_delivery (org_id, id, channel_id, alert_id, change_code, news,"
                            + " state_code, attempts, created_at, due_at, settled_at, last_error)"
                            + " select org_id, ?, id, ?, 1, '{\"subject\": \"Orders\"}', 3, 9, now(), now(), now(),"
                            + " '550 mailbox unknown' from sync_console.alert_channel",
                    delivery,
                    UUID.randomUUID());
        }
        openTab();
        assertThat(cell(0, 0, "State"))
                .isEqualTo("Dead: failing since 2026-11-26 10:02:00 UTC, 3 tries in a row: 550 mailbox unknown");
        assertThat(cell(1, 0, "State")).isEqualTo("Given up after 9 tries: 550 mailbox unknown");
        assertThat(test(grid(1)).getLitRendererPropertyValue(0, "what", "what", String.class))
                .isEqualTo("Opened: Orders");
        assertThat(test(grid(1)).getLitRendererPropertyValue(0, "what", "beneath", String.class))
                .as("where it is narrow")
                .endsWith(" · " + cell(1, 0, "Channel"));
        ((Button) test(grid(1)).getCellComponent(0, 4)).click();
        assertThat(this.<DeliveryRow>rows(1)).extracting(DeliveryRow::state).containsExactly(DeliveryRow.State.WAITING);
    }

    @Test
    void aChannelIsSwitchedOffAndRemoved() {
        webhook("https://hooks.example.org/");
        openTab();
        act("Switch off");
        assertThat(cell(0, 0, "State")).isEqualTo("Switched off");
        act("Remove");
        test($(ConfirmDialog.class).single()).confirm();
        assertThat(this.<AlertChannel>rows(0)).isEmpty();
    }

    private void webhook(String address) {
        channels.create(
                new ChannelDraft(ChannelKind.WEBHOOK, "Hook", List.of(), address, null, false, List.of(), true, true));
    }

    private void openTab() {
        open("admin");
        test($(TabSheet.class).single()).select("Alert channels");
    }

    private Grid<?> grid(int number) {
        return $(Grid.class, $(ChannelsPart.class).single()).all().get(number);
    }

    @SuppressWarnings("unchecked")
    private <T> List<T> rows(int number) {
        return (List<T>) grid(number).getListDataView().getItems().toList();
    }

    private String cell(int number, int row, String header) {
        Grid<?> grid = grid(number);
        int column = grid.getColumns().stream()
                .map(Grid.Column::getHeaderText)
                .toList()
                .indexOf(header);
        return test(grid).getCellText(row, column);
    }

    private void act(String name) {
        var bar = (MenuBar) test(grid(0)).getCellComponent(0, 4);
        MenuItem item = bar.getItems().getFirst().getSubMenu().getItems().stream()
                .filter(each -> each.getText().equals(name))
                .findFirst()
                .orElseThrow();
        ComponentUtil.fireEvent(item, new ClickEvent<>(item));
    }

    private TextField field(String label) {
        return $(TextField.class)
                .withCondition(field -> field.getLabel().equals(label))
                .single();
    }

    private void press(String text) {
        test($(Button.class).withText(text).single()).click();
    }
}

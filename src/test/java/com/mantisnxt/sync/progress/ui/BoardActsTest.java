package com.mantisnxt.sync.progress.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.base.ui.Address;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.bulk.BulkAct;
import com.mantisnxt.sync.progress.bulk.BulkActs;
import com.mantisnxt.sync.progress.bulk.BulkOutcome;
import com.mantisnxt.sync.progress.bulk.BulkResults;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rows of the board are marked, and many are asked at once. */
class BoardActsTest extends ViewTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    private BulkResults results;

    @Autowired
    private BulkActs acts;

    @Override
    protected Role role() {
        return Role.OPERATOR;
    }

    @Test
    void nothingIsSelectedUntilSomebodySelects() {
        syncs(3);
        board(3);
        assertThat($(MarkBar.class).all()).isEmpty();
        test(chip("Select")).click();
        assertThat(said()).isEqualTo("0 selected");
        assertThat(button("Pause").isEnabled()).isFalse();
        assertThat(button("Select all 3 that match").isVisible()).isTrue();
        test(button("Done")).click();
        assertThat($(MarkBar.class).all()).isEmpty();
    }

    @Test
    void someAreMarkedOneByOneAndAsked() {
        syncs(5);
        board(5);
        mark(1, false);
        mark(3, true);
        assertThat(said()).isEqualTo("3 selected");
        test(button("Pause")).click();
        assertThat($(MarkBar.class).all()).as("done with").isEmpty();
        BulkAct act = results.latest(null, 1).getFirst();
        assertThat(act.kind()).isEqualTo(CommandKind.PAUSE);
        assertThat(act.counts().total()).isEqualTo(3);
        await().pollInSameThread().atMost(SOON).untilAsserted(() -> {
            catchUp();
            assertThat(text()).contains("Pausing 3 syncs");
        });
    }

    @Test
    void allThatMatchAreThoseOfThatMoment() {
        syncs(30);
        open("?q=s-1");
        awaitRows(11);
        view().shortcut("mark-all");
        assertThat(said()).isEqualTo("All 11 that match are selected");
        test(button("Resume")).isUsable();
        assertThat(button("Resume").isEnabled()).as("none is paused").isFalse();
        assertThat(button("Retry failed").isEnabled()).isFalse();
        test(button("Pause")).click();
        assertThat(results.latest(null, 1).getFirst().counts().total()).isEqualTo(11);
    }

    @Test
    void whatIsFilteredAwayIsNotMarkedAnyMore() {
        syncs(3);
        board(3);
        view().shortcut("mark-all");
        assertThat(said()).startsWith("All 3");
        test($(TextField.class).single()).setValue("s-0");
        assertThat(said()).isEqualTo("0 selected");
        view().shortcut("mark-all");
        assertThat(said()).startsWith("All 1");
        open("");
        assertThat(said()).isEqualTo("0 selected");
    }

    @Test
    void whatIsMarkedIsInTheAddressAndComesBackWithIt() {
        syncs(5);
        board(5);
        mark(1, false);
        mark(3, true);
        String address = Address.of(UI.getCurrent()).getPathWithQueryParameters();
        assertThat(address).matches("\\?mark=s-\\d&mark=s-\\d&mark=s-\\d");
        view().shortcut("mark-none");
        assertThat(Address.of(UI.getCurrent()).getPathWithQueryParameters()).isEmpty();
        open(address + "&mark=nowhere");
        awaitRows(5);
        assertThat(said()).isEqualTo("3 selected");
        test(button("Pause")).click();
        assertThat(results.latest(null, 1).getFirst().counts().total()).isEqualTo(3);
        assertThat(Address.of(UI.getCurrent()).getPathWithQueryParameters())
                .as("done with")
                .isEmpty();
    }

    @Test
    void allThatMatchIsAWordOfTheAddress() {
        syncs(30);
        open("?q=s-1&marks=all");
        awaitRows(11);
        assertThat(said()).isEqualTo("All 11 that match are selected");
        open("?q=s-1");
        assertThat(said()).as("one went back").isEqualTo("0 selected");
        open("?q=s-1&marks=all");
        assertThat(said()).as("and forth").startsWith("All 11");
        test(chip("Shopify 0")).click();
        assertThat(address()).as("other rows").contains("source=shopify").doesNotContain("marks");
    }

    @Test
    void moreThanAnAddressHasRoomForStaysMarkedWhileOneIsThere() {
        syncs(60);
        board(60);
        mark(1, false);
        mark(56, true);
        assertThat(said()).isEqualTo("56 selected");
        assertThat(Address.of(UI.getCurrent()).getPathWithQueryParameters()).isEmpty();
        open("?sync=s-3");
        assertThat(said()).isEqualTo("56 selected");
    }

    @Test
    void cancellingManyNeedsAReasonAndSaysHowMany() {
        syncs(2);
        board(2);
        view().shortcut("mark-all");
        test(button("Cancel…")).click();
        ConfirmDialog dialog = $(ConfirmDialog.class).single();
        test($(TextArea.class).single()).setValue("wrong price list");
        test(dialog).confirm();
        BulkAct act = results.latest(null, 1).getFirst();
        assertThat(act.kind()).isEqualTo(CommandKind.CANCEL);
        assertThat(act.reason()).isEqualTo("wrong price list");
        assertThat(act.counts().total()).isEqualTo(2);
    }

    @Test
    void escapeLeavesTheMarksAfterTheDrawer() {
        syncs(2);
        open("?sync=s-0");
        awaitRows(2);
        view().shortcut("mark-all");
        view().shortcut("escape");
        assertThat(said()).startsWith("All 2");
        view().shortcut("escape");
        assertThat($(MarkBar.class).all()).isEmpty();
    }

    @Test
    void anActIsReadAfterwardsSyncBySync() {
        syncs(2);
        UUID act = acts.begin(CommandKind.CANCEL, List.of("s-0", "s-1", "nowhere"), "wrong price list");
        open("bulk/" + act);
        assertThat(text()).contains("Cancelling 3 syncs", "under way", "Test User", "wrong price list");
        try (Session session = database.asApplication(organisation.id())) {
            session.run("update sync_console.bulk_item set outcome_code = 1 where position < 2");
            session.run(
                    "update sync_console.bulk_item set outcome_code = 2, reason = 'There is no sync nowhere.' where position = 2");
            session.run("update sync_console.bulk_act set state_code = 2, ended_at = now()");
        }
        await().pollInSameThread().atMost(SOON).untilAsserted(() -> {
            catchUp();
            assertThat(text()).contains("Cancel 3 syncs", "2 asked", "1 refused");
        });
        test(chip("1 refused")).click();
        BulkGrid grid = $(BulkGrid.class).single();
        assertThat(test(grid).getRow(0).outcome()).isEqualTo(BulkOutcome.REFUSED);
        open("bulk");
        assertThat($(com.vaadin.flow.component.grid.Grid.class).all()).hasSize(1);
    }

    @Test
    void anActThatIsNotThereSaysSo() {
        open("bulk/" + UUID.randomUUID());
        assertThat(text()).contains("There is no such act");
        open("bulk/nonsense");
        assertThat(text()).contains("There is no such act");
        open("bulk");
        assertThat(text()).contains("Nothing was asked of many syncs yet");
    }

    private void syncs(int count) {
        try (Session session = database.asApplication(organisation.id())) {
            session.run("""
                    insert into public.sync_progress
                           (org_id, sync_id, entity_type, total_items, status, completes_by_finish, commands_fetched_at)
                    select ?, 's-' || i, 'product', 100, 'in_progress', true, now()
                      from generate_series(0, ?) i
                    """, organisation.id(), count - 1);
        }
    }

    private void board(int rows) {
        open("");
        awaitRows(rows);
    }

    private void awaitRows(int rows) {
        await().pollInSameThread().atMost(SOON).untilAsserted(() -> {
            catchUp();
            assertThat($(NativeButton.class).all())
                    .extracting(NativeButton::getText)
                    .contains("All " + rows);
        });
    }

    private void mark(int key, boolean range) {
        SyncBoard table = $(SyncBoard.class).single();
        ComponentUtil.fireEvent(table, new SyncBoard.MarkEvent(table, true, key, range));
    }

    private LiveBoardView view() {
        return $(LiveBoardView.class).single();
    }

    private String said() {
        return $(Span.class, $(MarkBar.class).single())
                .withAttribute("role", "status")
                .single()
                .getText();
    }

    private Button button(String text) {
        return $(Button.class).all().stream()
                .filter(button -> button.getText().equals(text))
                .filter(button -> button.findAncestor(MarkBar.class) != null)
                .findFirst()
                .orElseThrow();
    }

    private NativeButton chip(String text) {
        return $(NativeButton.class).withText(text).single();
    }
}

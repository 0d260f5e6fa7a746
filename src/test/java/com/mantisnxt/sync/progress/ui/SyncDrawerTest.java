package com.mantisnxt.sync.progress.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.activity.LoggedEvents;
import com.mantisnxt.sync.base.ui.ReasonDialog;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** One sync beside the board, seen by an operator: its story, and what may be asked of it. */
class SyncDrawerTest extends ViewTest {

    private final RunningSyncs syncs = new RunningSyncs(database, organisation.id());

    @Override
    protected Role role() {
        return Role.OPERATOR;
    }

    @Test
    void showsTheLastFiftyLinesOfItsLogAndOfNoOther() {
        syncs.start("talks", "shopify");
        var events = new LoggedEvents(database, organisation.id());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        for (int line = 1; line <= 60; line++) {
            events.add(now.plusMillis(line), Map.of("sync", "talks", "message", "line " + line + "."), null);
        }
        events.add(now.plusMillis(70), Map.of("sync", "other", "message", "not mine"), null);
        open("?sync=talks");
        await().pollInSameThread().untilAsserted(() -> {
            catchUp();
            assertThat(lines()).hasSize(50);
        });
        assertThat(lines().getFirst()).contains("line 60.");
        assertThat(lines().getLast()).contains("line 11.");
        assertThat(text()).doesNotContain("not mine").doesNotContain("line 10.");
    }

    @Test
    void drawsItsSpeedOverTheWholeRunThinnedWhereItIsLong() {
        syncs.start("short", "shopify");
        syncs.hasSpeeds("short", 3);
        open("?sync=short");
        await().pollInSameThread().untilAsserted(() -> {
            catchUp();
            assertThat(points()).containsExactly(101.0, 102.0, 103.0);
        });
        syncs.start("long", "shopify");
        syncs.hasSpeeds("long", 5_000);
        open("?sync=long");
        await().pollInSameThread().untilAsserted(() -> {
            catchUp();
            assertThat(points()).hasSizeBetween(300, 600).isSorted();
        });
        assertThat(points().getFirst()).isLessThan(130);
        assertThat(points().getLast()).isGreaterThan(5_070);
    }

    @Test
    void followsWhatTheBoardKnowsNewer() {
        syncs.start("moves", "shopify");
        open("?sync=moves");
        assertThat(drawer()).contains("0 / 100");
        syncs.report("moves", 40);
        await().pollInSameThread().untilAsserted(() -> {
            catchUp();
            assertThat(drawer()).contains("40 / 100");
        });
    }

    @Test
    void aServiceThatNeverAsksGetsNoButtons() {
        syncs.start("deaf", "shopify");
        open("?sync=deaf");
        offers();
        assertThat(drawer()).contains("This service does not take commands");
    }

    @Test
    void whatIsAskedStaysInSightWithItsTime() {
        syncs.start("obeys", "shopify");
        syncs.report("obeys", 10);
        syncs.listens("obeys");
        open("?sync=obeys");
        offers("Pause", "Cancel…");
        test(button("Pause")).click();
        await().pollInSameThread().untilAsserted(() -> {
            catchUp();
            assertThat(drawer()).contains("pause asked by Test User at", "has until");
        });
        offers("Resume", "Cancel…");
    }

    @Test
    void cancellingTakesAReason() {
        syncs.start("unwanted", "shopify");
        syncs.report("unwanted", 10);
        syncs.listens("unwanted");
        open("?sync=unwanted");
        offers("Pause", "Cancel…");
        test(button("Cancel…")).click();
        Button confirm = $(Button.class).withText("Cancel the sync").single();
        assertThat(confirm.isEnabled()).isFalse();
        test($(TextArea.class).single()).setValue("wrong price list");
        assertThat(confirm.isEnabled()).isTrue();
        test($(ReasonDialog.class).single()).confirm();
        try (Session service = database.asApplication(organisation.id())) {
            assertThat(service.row("select kind, reason from sync_console.sync_command where sync_id = 'unwanted'"))
                    .isEqualTo(Map.of("kind", "cancel", "reason", "wrong price list"));
        }
    }

    @Test
    void aDeadSyncIsClosedAsFailed() {
        Closed closed = closeADeadOne(true);
        assertThat(closed).isEqualTo(new Closed("failed", "its machine burnt"));
    }

    @Test
    void aDeadSyncIsClosedAsCancelled() {
        Closed closed = closeADeadOne(false);
        assertThat(closed).isEqualTo(new Closed("cancelled", "its machine burnt"));
    }

    @Test
    void aSyncThatLivesIsNotOfferedToBeClosed() {
        syncs.start("alive", "shopify");
        syncs.report("alive", 10);
        syncs.listens("alive");
        open("?sync=alive");
        offers("Pause", "Cancel…");
    }

    private Closed closeADeadOne(boolean asFailed) {
        syncs.start("dead", "shopify");
        syncs.report("dead", 10);
        syncs.isSilentFor("dead", "2 minutes");
        open("?sync=dead");
        offers("Close the sync…");
        assertThat(drawer()).contains("last heard");
        test(button("Close the sync…")).click();
        List<Button> acts = $(Button.class)
                .withCondition(act -> act.getText().startsWith("Close as"))
                .all();
        assertThat(acts).extracting(Button::getText).containsExactlyInAnyOrder("Close as failed", "Close as cancelled");
        assertThat(acts).allMatch(act -> !act.isEnabled());
        test($(TextArea.class).single()).setValue("its machine burnt");
        assertThat(acts).allMatch(Button::isEnabled);
        ConfirmDialog dialog = $(ReasonDialog.class).single();
        ComponentUtil.fireEvent(
                dialog,
                asFailed ? new ConfirmDialog.ConfirmEvent(dialog, true) : new ConfirmDialog.RejectEvent(dialog, true));
        try (Session service = database.asApplication(organisation.id())) {
            Map<String, Object> row = service.row(
                    "select status::text as status, close_reason from sync_progress where sync_id = 'dead'");
            return new Closed(String.valueOf(row.get("status")), String.valueOf(row.get("close_reason")));
        }
    }

    private record Closed(String status, String reason) {}

    private List<String> lines() {
        return $view(OrderedList.class)
                .single()
                .getChildren()
                .filter(ListItem.class::isInstance)
                .map(line -> line.getElement().getTextRecursively())
                .toList();
    }

    private List<Double> points() {
        String json =
                String.valueOf($view(SpeedChart.class).single().getElement().getPropertyRaw("points"));
        return JsonMapper.shared()
                .readTree(json)
                .valueStream()
                .map(point -> point.get(1).asDouble())
                .toList();
    }

    /** Once the board knows as much as the database. */
    private void offers(String... acts) {
        await().pollInSameThread().untilAsserted(() -> {
            catchUp();
            assertThat(buttons()).containsExactly(acts);
        });
    }

    private List<String> buttons() {
        return $view(Button.class).all().stream()
                .map(Button::getText)
                .filter(text -> !text.isBlank())
                .toList();
    }

    private Button button(String text) {
        return $view(Button.class).withText(text).single();
    }

    private String drawer() {
        return $view(SyncDrawer.class).single().getElement().getTextRecursively();
    }
}

package com.mantisnxt.sync.preview.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.preview.StoredPreviews;
import com.mantisnxt.sync.preview.plan.ListedPreview;
import com.mantisnxt.sync.preview.plan.PreviewApproval;
import com.mantisnxt.sync.preview.plan.PreviewList;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The list of previews: how each stands, what of it can still be decided, and narrowing it to that. */
class PreviewsListTest extends PlanPage {

    @Test
    void eachSaysOfWhichConnectionItIsAndHowItStands() {
        UUID preview = aPreviewOfChanges();
        open("previews");
        assertThat(cell(0, "of", "title")).isEqualTo("Made up");
        assertThat(cell(0, "of", "about")).isEqualTo("Custom · products");
        assertThat(cells("state", "stateText")).containsExactly("Waits for a decision", "Applied");
        assertThat(cells("unchanged", "count")).containsExactly("19", "0");
        assertThat(cells("deleted", "count")).containsExactly("10", "0");
        assertThat(left(0)).isBetween(1L, 3_600L);
        assertThat(left(1)).as("kept for 90 days, and not to be decided on").isZero();
        set(preview, "approvable_until = now() - interval '1 second'");
        open("previews");
        assertThat(cells("state", "stateText")).containsExactly("Expired", "Applied");
        assertThat(left(0)).isZero();
    }

    @Test
    void theSameRecordsAreCalledTheSameWhoeverMadeThePreviewAndWhetherOrNotItWasOpened() {
        aPreviewOfChanges();
        String changed = "\"updated\": [{\"id\": 1, \"old_data\": {\"a\": 1}, \"new_data\": {\"a\": 2}}]}";
        UUID opened = stored().add("{\"entity_type\": \"product\", " + changed);
        stored().add("{\"entity_type\": \"Products\", " + changed);
        stored().add("{" + changed);
        stored().add("{\"entity_type\": \"widget\", " + changed);
        UUID expired = stored().add(
                        "{\"entity_type\": \"product\"}",
                        Instant.now().minusSeconds(9_000),
                        Instant.now().minusSeconds(60));
        open("previews/" + opened);
        await().pollInSameThread().untilAsserted(() -> {
            catchUp();
            assertThat(text()).contains("Waits for a decision", "products");
        });
        open("previews/" + expired);
        assertThat(text()).contains("products");
        open("previews");
        assertThat(cells("of", "about").stream()
                        .map(about -> about.replace("Custom · ", "").split(" · ")[0]))
                .containsExactlyInAnyOrder(
                        "products", "products", "products", "products", "widget", "products", "products");
    }

    @Test
    void whatIsComputedOrFailedCountsNothingDown() {
        connection = sources.connect(new RecordsOfATest().products(3, "1.00"));
        UUID preview = request(connection);
        open("previews");
        assertThat(cells("state", "stateText")).containsExactly("Computing");
        assertThat(cells("new", "count")).containsExactly("–");
        assertThat(left(0)).isZero();
        set(preview, "state_code = 3, failure_code = 'away', failure_reason = 'The shop does not answer.'");
        open("previews");
        assertThat(cells("state", "stateText")).containsExactly("Failed");
        assertThat(left(0)).isZero();
    }

    @Test
    void whatWaitsIsListedAloneAndCountedInTheMenu() {
        UUID waiting = aPreviewOfChanges();
        UUID plain = stored().add("{\"updated\": [{\"id\": 1, \"old_data\": {}, \"new_data\": {}}]}");
        stored().add("{}", Instant.now().minusSeconds(9_000), Instant.now().minusSeconds(60));
        open("previews");
        assertThat(ids()).hasSize(4);
        test(chip("Waiting for a decision")).click();
        assertThat(address()).isEqualTo("previews?show=waiting");
        assertThat(ids()).containsExactlyInAnyOrder(waiting, plain);
        assertThat(waiting()).isEqualTo(2);
        context.getBean(PreviewApproval.class)
                .approve(waiting, plans().get(waiting).hash());
        assertThat(waiting()).as("approved, it does not wait any more").isEqualTo(1);
        open("previews?show=waiting");
        assertThat(ids()).containsExactly(plain);
    }

    @Test
    void whatWouldChangeNothingWaitsForNobody() {
        connection = sources.connect(new RecordsOfATest().products(3, "1.00"));
        approveAndApply(request(connection));
        request(connection);
        work().all();
        assertThat(waiting()).isZero();
        open("previews?show=waiting");
        assertThat(text()).contains("Nothing waits for a decision");
        test(button("All previews")).click();
        assertThat(address()).isEqualTo("previews");
        assertThat(cells("state", "stateText")).containsExactly("Nothing would change", "Applied");
    }

    @Test
    @SuppressWarnings("unchecked")
    void itIsNarrowedToOneConnectionAndOneStateInTheAddress() {
        aPreviewOfChanges();
        UUID mine = connection;
        UUID other = sources.connect(new RecordsOfATest().products(2, "1.00"));
        UUID theirs = request(other);
        open("previews?of=" + other);
        assertThat(ids()).containsExactly(theirs);
        open("previews?of=" + mine + "&state=applied");
        assertThat(cells("state", "stateText")).containsExactly("Applied");
        ComboBox<Object> state = $view(ComboBox.class).all().getLast();
        test(state).selectItem("Failed");
        assertThat(address()).contains("of=" + mine, "state=failed");
        assertThat(text()).contains("No preview matches");
        assertThat($view(Button.class).withText("All previews").exists()).isTrue();
    }

    @Test
    void anAddressThatMeansNothingListsAll() {
        aPreviewOfChanges();
        open("previews?of=nonsense&state=unheard&show=x");
        assertThat(ids()).hasSize(2);
    }

    @Test
    void onANarrowScreenACardSaysTheSame() {
        aPreviewOfChanges();
        open("previews");
        $view(PreviewsGrid.class).single().setNarrow(true);
        assertThat(cell(0, "card", "title")).isEqualTo("Made up");
        assertThat(cell(0, "card", "stateText")).isEqualTo("Waits for a decision");
        assertThat(cell(0, "card", "counts")).isEqualTo("1 new, 1 updated, 10 deleted, 19 unchanged");
    }

    private StoredPreviews stored() {
        return new StoredPreviews(database, organisation.id(), organisation.user());
    }

    private int waiting() {
        return context.getBean(PreviewList.class).countWaiting();
    }

    private void set(UUID preview, String what) {
        try (var session = database.asApplication(organisation.id())) {
            session.run("update sync_console.preview_plan set " + what + " where preview_id = ?", preview);
        }
    }

    private String cell(int row, String column, String property) {
        return test(grid()).getLitRendererPropertyValue(row, column, property, String.class);
    }

    private List<String> cells(String column, String property) {
        return IntStream.range(0, test(grid()).size())
                .mapToObj(row -> cell(row, column, property))
                .toList();
    }

    private List<UUID> ids() {
        return IntStream.range(0, test(grid()).size())
                .mapToObj(row -> test(grid()).getRow(row).preview().id())
                .toList();
    }

    /** Seconds that are left to decide; 0 where nothing counts down. */
    private long left(int row) {
        long until = test(grid()).getLitRendererPropertyValue(row, "expires", "until", Long.class);
        return until == 0 ? 0 : (until - System.currentTimeMillis()) / 1000;
    }

    @SuppressWarnings("unchecked")
    private Grid<ListedPreview> grid() {
        return $view(Grid.class).single();
    }
}

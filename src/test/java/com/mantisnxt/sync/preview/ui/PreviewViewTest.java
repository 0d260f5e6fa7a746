package com.mantisnxt.sync.preview.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.preview.ItemRow;
import com.mantisnxt.sync.preview.StoredPreviews;
import com.mantisnxt.sync.preview.plan.ListedPreview;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.browserless.ComponentQuery;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PreviewViewTest extends ViewTest {

    private static final String DELTA = """
            {"new": [{"id": 1, "name": "Camp stove"}],
             "updated": [{"id": "4711-B", "old_data": {"name": "Jacket", "price": 119}, "new_data": {"name": "Jacket", "price": 159}},
                         {"id": "0090-X", "old_data": {"name": "Ботинки", "stock": 1}, "new_data": {"name": "Ботинки", "stock": 0}}],
             "deleted": [{"id": 9, "name": "Old lamp"}]}""";

    private final StoredPreviews stored = new StoredPreviews(database, organisation.id(), organisation.user());

    @Test
    void previewsAreListedAndOpenedByTheirRow() {
        UUID id = stored.add(DELTA);
        navigate(PreviewsView.class);
        Grid<ListedPreview> grid = grid();
        assertThat(test(grid).size()).isEqualTo(1);
        assertThat(test(grid).getLitRendererPropertyValue(0, "updated", "count", String.class))
                .isEqualTo("2");
        assertThat(test(grid).getLitRendererPropertyValue(0, "of", "about", String.class))
                .isEqualTo("products · shopify-products");
        assertThat(test(grid).getLitRendererPropertyValue(0, "expires", "until", Long.class))
                .isPositive();
        test(grid).clickRow(0);
        assertThat(address()).isEqualTo("previews/" + id);
    }

    @Test
    void onceUnpackedItIsDecidedOnLikeAnyOther() {
        UUID id = stored.add(DELTA);
        open("previews/" + id);
        await().pollInSameThread().untilAsserted(() -> {
            takePushes();
            assertThat(text())
                    .contains("Waits for a decision", "Without deletions 3", "New 1", "Updated 2", "Deleted 1");
        });
        assertThat(text()).as("nothing leads to a sync that was never reported").doesNotContain("computation");
        open("previews/" + id + "?field=stock");
        assertThat(test(this.<ListedItem>grid()).getRow(0).row().externalId()).isEqualTo("0090-X");
    }

    @Test
    void whatHasAFaultStaysAsItsServiceWroteIt() {
        open("previews/" + stored.add(DELTA.replace("\"id\": 9, ", "\"id\": \"\", ")));
        takePushes();
        assertThat(text()).doesNotContain("Waits for a decision");
        assertThat(this.<ItemRow>test(this.<ItemRow>grid()).size()).isEqualTo(2);
    }

    @Test
    void withoutPreviewsTheListSaysSo() {
        navigate(PreviewsView.class);
        assertThat(text()).contains("No previews", "curl", "/api/v1/previews/pushed");
    }

    @Test
    void chipsChooseTheKindAndStandInTheAddress() {
        UUID id = readOnly(DELTA);
        open("previews/" + id);
        assertThat(text()).contains("New 1", "Updated 2", "Deleted 1");
        assertThat(warning().exists()).isFalse();
        test(chip("Deleted")).click();
        assertThat(address()).isEqualTo("previews/" + id + "?kind=deleted");
        assertThat(row(0).name()).isEqualTo("Old lamp");
        assertThat(warning().single().getText()).contains("will be deleted");
        assertThat(chip("Deleted").getElement().getAttribute("aria-pressed")).isEqualTo("true");
    }

    @Test
    void anItemOpensWithWhatIsAndWhatWillBe() {
        UUID id = readOnly(DELTA);
        open("previews/" + id);
        test(this.<ItemRow>grid()).clickRow(0);
        assertThat(address()).isEqualTo("previews/" + id + "?item=0&kind=updated");
        FieldDiff diff = $view(FieldDiff.class).single();
        assertThat(diff.getElement().getPropertyRaw("was")).hasToString("{\"name\":\"Jacket\",\"price\":119}");
        assertThat(diff.getElement().getPropertyRaw("will")).hasToString("{\"name\":\"Jacket\",\"price\":159}");
        test($view(Button.class)
                        .withCondition(
                                button -> "Close".equals(button.getAriaLabel().orElse("")))
                        .single())
                .click();
        assertThat($view(MasterDetailLayout.class).single().getDetail()).isNull();
    }

    @Test
    void aSearchNarrowsTheListAndCountsEveryKind() {
        UUID id = readOnly(DELTA);
        open("previews/" + id);
        test($view(TextField.class).single()).setValue("ботинки");
        assertThat(address()).startsWith("previews/" + id + "?q=");
        assertThat(row(0).id()).isEqualTo("0090-X");
        assertThat(text()).contains("Updated 1 of 2", "New 0 of 1");
        test(chip("New")).click();
        assertThat(text()).contains("No item matches");
        test($view(Button.class).withText("Clear the search").single()).click();
        assertThat(row(0).name()).isEqualTo("Camp stove");
    }

    @Test
    void thousandsOfItemsAreOneListReadSomeAtATime() {
        UUID id = readOnly(stored.addMany(5_000));
        open("previews/" + id);
        assertThat(test(this.<ItemRow>grid()).size()).isEqualTo(5_000);
        assertThat(row(4_999).name()).isEqualTo("Item 4999");
        open("previews/" + id + "?q=item%20499");
        assertThat(test(this.<ItemRow>grid()).size()).isEqualTo(11);
    }

    @Test
    void whatIsOddAboutAPreviewIsSaid() {
        Instant now = Instant.now();
        open("previews/" + stored.add("[1, 2]"));
        assertThat(text()).contains("can be taken apart", "Updated ?");
        open("previews/" + stored.add("{\"truncated\": true, \"statistics\": {\"new_count\": 12}}"));
        assertThat(text()).contains("left the items out", "New 12");
        open("previews/" + stored.add("{\"new\": [], \"statistics\": {\"new_count\": 12}}"));
        assertThat(text()).contains("differ from the items");
        open("previews/" + stored.add(DELTA, now.minusSeconds(7_200), now.minusSeconds(60)));
        assertThat(text()).contains("has expired");
    }

    @Test
    void aForeignOrSenselessAddressShowsThatThereIsNoSuchPreview() {
        var other = database.newOrganisation();
        UUID theirs = new StoredPreviews(database, other.id(), other.user()).add(DELTA);
        open("previews/" + theirs);
        String foreign = text();
        assertThat(foreign).contains("No such preview").doesNotContain("Jacket");
        open("previews/nonsense");
        assertThat(text()).isEqualTo(foreign);
        open("previews/" + readOnly(DELTA) + "?kind=odd&item=99999999999&q=%00");
        assertThat(test(this.<ItemRow>grid()).size()).isEqualTo(2);
    }

    private static void takePushes() {
        VaadinSession session = VaadinSession.getCurrent();
        session.getService().runPendingAccessTasks(session);
    }

    /** Expired, so that nothing is left to decide on. */
    private UUID readOnly(String delta) {
        return readOnly(stored.add(delta));
    }

    private UUID readOnly(UUID id) {
        try (Session session = database.asApplication(organisation.id())) {
            session.run(
                    "update public.sync_preview_cache set expires_at = now() - interval '1 minute' where id = ?", id);
        }
        return id;
    }

    private ComponentQuery<Paragraph> warning() {
        return $view(Paragraph.class).withClassName("preview-deletions");
    }

    private NativeButton chip(String kind) {
        return $view(NativeButton.class)
                .withCondition(
                        button -> button.getElement().getTextRecursively().startsWith(kind))
                .single();
    }

    private ItemRow row(int index) {
        return test(this.<ItemRow>grid()).getRow(index);
    }

    @SuppressWarnings("unchecked")
    private <T> Grid<T> grid() {
        return $view(Grid.class).single();
    }
}

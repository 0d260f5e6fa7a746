package com.mantisnxt.sync.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.TestServer;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ConsoleTest
class PreviewItemsTest {

    private final PreviewItems items;
    private final CurrentCaller currentCaller;
    private final Caller caller = Organisations.anybody();
    private final StoredPreviews stored = new StoredPreviews(
            TestServer.POSTGRES_18.shared(), caller.org().value(), Objects.requireNonNull(caller.user()));

    @Autowired
    PreviewItemsTest(PreviewItems items, CurrentCaller currentCaller) {
        this.items = items;
        this.currentCaller = currentCaller;
    }

    @Test
    void anUpdateSaysWhatWasWhatComesAndWhichFieldsDiffer() {
        UUID id = stored.add("""
                {"updated": [{"id": "4711", "old_data": {"name": "Jacket", "price": 119.00, "stock": 4, "tags": ["a"]},
                                            "new_data": {"name": "Jacket", "price": 159.46, "tags": ["a"]}}]}""");
        PreviewItem item = as(() -> items.get(id, ChangeKind.UPDATED, 0));
        assertThat(item.row().id()).isEqualTo("4711");
        assertThat(item.row().name()).isEqualTo("Jacket");
        assertThat(item.row().changed()).containsExactlyInAnyOrder("price", "stock");
        assertThat(item.row().fault()).isNull();
        assertThat(item.before().get("stock").asInt()).isEqualTo(4);
        assertThat(item.after().get("price").asDouble()).isEqualTo(159.46);
    }

    @Test
    void newAndDeletedItemsHaveOneSideWrappedOrBare() {
        UUID id = stored.add("""
                {"new": [{"id": 1, "name": "bare"}, {"id": 2, "data": {"name": "wrapped"}},
                         {"id": 3, "new_data": {"name": "as updates are"}}],
                 "deleted": [{"id": 9, "old_data": {"name": "gone"}}]}""");
        List<ItemRow> rows = as(() -> items.at(id, ChangeKind.NEW, 0, 10));
        assertThat(rows).extracting(ItemRow::name).containsExactly("bare", "wrapped", "as updates are");
        assertThat(rows).extracting(ItemRow::id).containsExactly("1", "2", "3");
        PreviewItem gone = as(() -> items.get(id, ChangeKind.DELETED, 0));
        assertThat(gone.before().get("name").asString()).isEqualTo("gone");
        assertThat(gone.after().isNull()).isTrue();
    }

    @Test
    void whatIsWrongWithAnItemIsSaidAndNothingBreaks() {
        String deep = "[".repeat(2_000) + "]".repeat(2_000);
        UUID id = stored.add("""
                {"updated": [null, 42, "text", [1, 2], {}, {"id": null, "old_data": {"a": 1}, "new_data": {"a": 2}},
                             {"id": 7, "new_data": {"a": 1}}, {"id": 8, "old_data": {"a": 1}, "new_data": null},
                             {"id": {"nested": true}, "old_data": {"a": null}, "new_data": {"a": {"b": [null]}}},
                             {"id": 10, "old_data": "was", "new_data": "will"}, {"id": 11, "old_data": %s}]}""".formatted(deep));
        assertThat(as(() -> items.at(id, ChangeKind.UPDATED, 0, 50)))
                .extracting(ItemRow::fault)
                .containsExactly(
                        ItemFault.NOT_A_RECORD,
                        ItemFault.NOT_A_RECORD,
                        ItemFault.NOT_A_RECORD,
                        ItemFault.NOT_A_RECORD,
                        ItemFault.NO_BEFORE,
                        ItemFault.NO_ID,
                        ItemFault.NO_BEFORE,
                        ItemFault.NO_AFTER,
                        ItemFault.NO_ID,
                        ItemFault.NO_BEFORE,
                        ItemFault.UNREADABLE);
        for (int i = 0; i < 11; i++) {
            int index = i;
            assertThat(as(() -> items.get(id, ChangeKind.UPDATED, index)).row().index())
                    .isEqualTo(i);
        }
    }

    @Test
    void aHugeItemDoesNotWeighDownTheList() {
        UUID id = stored.add("{\"new\": [{\"id\": \"big\", \"text\": \"" + "x".repeat(100_000) + "\"}]}");
        ItemRow row = as(() -> items.at(id, ChangeKind.NEW, 0, 10)).getFirst();
        assertThat(row.fault()).isEqualTo(ItemFault.TOO_LARGE);
        assertThat(row.id()).isEqualTo("big");
        assertThat(as(() -> items.get(id, ChangeKind.NEW, 0)).row().fault()).isNull();
    }

    @Test
    void numbersThatABrowserWouldRoundAreKeptAsText() {
        UUID id = stored.add("{\"new\": [{\"id\": 12345678901234567890, \"price\": 1.10, \"n\": [9007199254740993]}]}");
        PreviewItem item = as(() -> items.get(id, ChangeKind.NEW, 0));
        assertThat(item.after().get("id").asString()).isEqualTo("12345678901234567890");
        assertThat(item.after().get("n").get(0).isString()).isTrue();
        assertThat(item.after().get("price").isNumber()).isTrue();
        assertThat(item.row().id()).isEqualTo("12345678901234567890");
    }

    @Test
    void anyPlaceOfALongListIsReadAlone() {
        UUID id = stored.addMany(20_000);
        assertThat(as(() -> items.at(id, ChangeKind.UPDATED, 19_990, 50)))
                .hasSize(10)
                .extracting(ItemRow::name)
                .first()
                .isEqualTo("Item 19990");
        assertThat(as(() -> items.at(id, ChangeKind.UPDATED, 20_000, 50))).isEmpty();
    }

    @Test
    void aSearchLooksIntoValuesOfAnyDepthAndCaseAndNotIntoNamesOfFields() {
        UUID id = stored.add("""
                {"new": [{"id": 4711, "name": "Ботинки (треккинговые)", "meta": {"mail": ["a.b@example.org"]}},
                         {"id": 2, "name": "say \\"hi\\" \\\\ 50%_off", "price": 119.5}],
                 "updated": [{"id": 3, "old_data": {"name": "x"}, "new_data": {"name": "y 4711"}}]}""");
        assertThat(found(id, "ботинки (трек")).containsExactly(0);
        assertThat(found(id, "A.B@EXAMPLE")).containsExactly(0);
        assertThat(found(id, "aXb@example")).isEmpty();
        assertThat(found(id, "4711")).containsExactly(0);
        assertThat(found(id, "19.5")).containsExactly(1);
        assertThat(found(id, "\"hi\" \\")).containsExactly(1);
        assertThat(found(id, "0%_o")).containsExactly(1);
        assertThat(found(id, "name")).isEmpty();
        assertThat(found(id, "price")).isEmpty();
        assertThat(as(() -> items.count(id, "4711")))
                .containsEntry(ChangeKind.NEW, 1)
                .containsEntry(ChangeKind.UPDATED, 1)
                .containsEntry(ChangeKind.DELETED, 0);
    }

    @Test
    void matchesArePagedWithoutGapOrDouble() {
        UUID id = stored.addMany(1_000);
        ItemSearch search = new ItemSearch(ChangeKind.UPDATED, "s-9");
        List<ItemRow> first = as(() -> items.matching(id, search, null, 60));
        List<ItemRow> second =
                as(() -> items.matching(id, search, first.getLast().index(), 60));
        assertThat(first).hasSize(60);
        assertThat(second).hasSize(51);
        assertThat(second.getFirst().index()).isGreaterThan(first.getLast().index());
    }

    @Test
    void anItemThatIsNotThereIsRefused() {
        UUID id = stored.add("{\"new\": [{\"id\": 1}]}");
        assertThatThrownBy(() -> as(() -> items.get(id, ChangeKind.NEW, 1))).isInstanceOf(PreviewRefused.class);
        assertThatThrownBy(() -> as(() -> items.get(id, ChangeKind.DELETED, 0))).isInstanceOf(PreviewRefused.class);
    }

    private List<Integer> found(UUID id, String text) {
        return as(() -> items.matching(id, new ItemSearch(ChangeKind.NEW, text), null, 10)).stream()
                .map(ItemRow::index)
                .toList();
    }

    private <T> T as(Supplier<T> work) {
        return currentCaller.callAs(caller, work);
    }
}

package com.mantisnxt.sync.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.preview.plan.ListedPreview;
import com.mantisnxt.sync.preview.plan.PreviewFilter;
import com.mantisnxt.sync.preview.plan.PreviewList;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ConsoleTest
class PreviewsTest {

    private final Previews previews;
    private final PreviewList list;
    private final PreviewItems items;
    private final CurrentCaller currentCaller;
    private final Caller caller = Organisations.anybody();
    private final StoredPreviews stored = new StoredPreviews(
            TestServer.POSTGRES_18.shared(), caller.org().value(), Objects.requireNonNull(caller.user()));

    @Autowired
    PreviewsTest(Previews previews, PreviewList list, PreviewItems items, CurrentCaller currentCaller) {
        this.previews = previews;
        this.list = list;
        this.items = items;
        this.currentCaller = currentCaller;
    }

    @Test
    void whatNobodyHasOpenedWaitsUntilItExpires() {
        Instant now = Instant.now();
        stored.add("{}");
        stored.add("{}");
        stored.add("{}", now.minusSeconds(7_200), now.minusSeconds(3_600));
        assertThat(as(list::countWaiting)).isEqualTo(2);
    }

    @Test
    void theListKnowsWhatEachHoldsWithoutReadingItsItems() {
        UUID id = stored.add("""
                {"new": [{"id": 1}], "updated": [{"id": 2}, {"id": 3}], "deleted": [], "entity_type": "product",
                 "statistics": {"new_count": 1, "updated_count": 2, "deleted_count": 0}}""");
        PreviewRow row =
                as(() -> list.page(PreviewFilter.all(), null, 10)).getFirst().preview();
        assertThat(row.id()).isEqualTo(id);
        assertThat(row.source()).isEqualTo(SourceSystem.SHOPIFY);
        assertThat(row.computedBy()).isEqualTo(caller.user());
        assertThat(row.delta().entity()).isEqualTo("product");
        assertThat(row.delta().count(ChangeKind.NEW)).isEqualTo(1);
        assertThat(row.delta().count(ChangeKind.UPDATED)).isEqualTo(2);
        assertThat(row.delta().count(ChangeKind.DELETED)).isZero();
        assertThat(row.delta().disagrees()).isFalse();
    }

    @Test
    void pagesFollowEachOtherLatestFirst() {
        Instant now = Instant.now();
        List<UUID> made = IntStream.range(0, 7)
                .mapToObj(i -> stored.add("{}", now.minusSeconds(i), now.plusSeconds(60)))
                .toList();
        List<ListedPreview> first = as(() -> list.page(PreviewFilter.all(), null, 4));
        List<ListedPreview> second =
                as(() -> list.page(PreviewFilter.all(), first.getLast().cursor(), 4));
        assertThat(first).extracting(row -> row.preview().id()).isEqualTo(made.subList(0, 4));
        assertThat(second).extracting(row -> row.preview().id()).isEqualTo(made.subList(4, 7));
    }

    @Test
    void numbersOfATruncatedPreviewAreThoseStated() {
        stored.add("{\"truncated\": true, \"statistics\": {\"new_count\": 4000000000, \"updated_count\": 7.0}}");
        DeltaSummary delta = as(() -> list.page(PreviewFilter.all(), null, 1))
                .getFirst()
                .preview()
                .delta();
        assertThat(delta.truncated()).isTrue();
        assertThat(delta.count(ChangeKind.NEW)).isEqualTo(4_000_000_000L);
        assertThat(delta.count(ChangeKind.UPDATED)).isEqualTo(7);
        assertThat(delta.held(ChangeKind.NEW)).isZero();
    }

    @Test
    void whatIsStatedAndWhatIsHeldMayDiffer() {
        stored.add("{\"updated\": [{\"id\": 1}], \"statistics\": {\"updated_count\": 12}}");
        DeltaSummary delta = as(() -> list.page(PreviewFilter.all(), null, 1))
                .getFirst()
                .preview()
                .delta();
        assertThat(delta.disagrees()).isTrue();
        assertThat(delta.count(ChangeKind.UPDATED)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "42",
                "\"text\"",
                "{}",
                "{\"new\": 1, \"updated\": {}, \"deleted\": null}",
                "{\"statistics\": []}",
                "{\"statistics\": {\"new_count\": \"many\", \"updated_count\": -5, \"deleted_count\": 1e300}}",
                "{\"truncated\": \"yes\", \"entity_type\": {\"a\": 1}}"
            })
    void aDeltaThatIsNotAsItShouldBeIsListedAllTheSame(String delta) {
        UUID id = stored.add(delta);
        PreviewRow row = as(() -> previews.get(id));
        assertThat(row.delta().isRecord()).isEqualTo(delta.startsWith("{"));
        for (ChangeKind kind : ChangeKind.values()) {
            assertThat(row.delta().held(kind)).isZero();
            assertThat(row.delta().count(kind)).isNotNegative();
            assertThat(as(() -> items.at(id, kind, 0, 10))).isEmpty();
        }
        assertThat(as(() -> items.count(id, "x"))).hasSize(3).containsEntry(ChangeKind.NEW, 0);
    }

    @Test
    void anotherOrganisationsPreviewAnswersAsIfItDidNotExist() {
        UUID id = stored.add("{\"updated\": [{\"id\": 1, \"old_data\": {}, \"new_data\": {}}]}");
        Caller other = Organisations.anybody();
        String theirs = refusal(() -> currentCaller.callAs(other, () -> previews.get(id)));
        assertThat(theirs)
                .isEqualTo(refusal(() -> as(() -> previews.get(UUID.randomUUID()))))
                .startsWith("unknown_preview");
        assertThat(currentCaller.callAs(other, () -> list.page(PreviewFilter.all(), null, 10)))
                .isEmpty();
        assertThat(currentCaller.callAs(other, () -> items.at(id, ChangeKind.UPDATED, 0, 10)))
                .isEmpty();
        assertThat(refusal(() -> currentCaller.callAs(other, () -> items.get(id, ChangeKind.UPDATED, 0))))
                .startsWith("unknown_item");
    }

    @Test
    void anExpiredPreviewIsShownAndSaysSo() {
        Instant now = Instant.now();
        UUID id = stored.add("{}", now.minusSeconds(7_200), now.minusSeconds(3_600));
        assertThat(as(() -> previews.get(id)).isExpired(now)).isTrue();
        assertThat(as(() -> previews.get(id)).isExpired(now.minusSeconds(3_700)))
                .isFalse();
    }

    @Test
    void readingNeedsTheRight() {
        UUID id = stored.add("{}");
        Caller reporter = new Caller(caller.org(), null, "reporter", Set.of(Right.REPORT));
        assertThatThrownBy(() -> currentCaller.callAs(reporter, () -> list.page(PreviewFilter.all(), null, 1)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> currentCaller.callAs(reporter, () -> items.at(id, ChangeKind.NEW, 0, 1)))
                .isInstanceOf(NotAllowed.class);
    }

    private static String refusal(Runnable act) {
        try {
            act.run();
            return "none";
        } catch (Refused e) {
            return e.code().value() + ": " + e.reason();
        }
    }

    private <T> T as(Supplier<T> work) {
        return currentCaller.callAs(caller, work);
    }
}

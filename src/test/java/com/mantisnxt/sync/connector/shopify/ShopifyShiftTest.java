package com.mantisnxt.sync.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Between any two answers as many records come as go, so that the total stays: cursors pass over none that stays. */
class ShopifyShiftTest extends ShopifyFixture {

    private static final int ALL = 400;

    private final Set<String> staying = new HashSet<>();
    private Random random = new Random();
    private long newest;

    private void add() {
        newest++;
        shop.add(
                "products",
                product(newest, "").replace("'variants':[]", "'variants':[" + variant(10_000 + newest) + "]"));
    }

    private void swap() {
        List<ObjectNode> products = shop.shelves.get("products");
        for (int gone = random.nextInt(20); gone > 0; gone--) {
            ObjectNode removed = products.remove(random.nextInt(ALL / 2));
            staying.remove(removed.path("legacyResourceId").asString());
            add();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void nothingThatStaysIsPassedOver(long seed) {
        begin(seed);
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            assertThatNothingIsMissing(all(walk));
            assertThat(walk.announced()).hasValue(2L * ALL);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void norByThoseWhoGoOnAfterEachPage(long seed) {
        begin(seed);
        assertThatNothingIsMissing(inPieces(EntityType.PRODUCT));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void norOfItsIds(long seed) {
        begin(seed);
        assertThatNothingIsMissing(
                all(source(EntityType.PRODUCT).ids(EntityType.PRODUCT).orElseThrow()));
    }

    /** A shop goes on while it is read: what came and what is announced by then are the same. */
    @Test
    void whatIsAddedOrGoneMeanwhileIsCountedAnew() {
        begin(1);
        atFirst(this::add);
        assertThatAllIsAnnounced(source(EntityType.PRODUCT).walk(EntityType.PRODUCT));
        assertThatAllIsAnnounced(
                source(EntityType.PRODUCT).ids(EntityType.PRODUCT).orElseThrow());
        atFirst(() -> shop.shelves.get("products").removeLast());
        assertThatAllIsAnnounced(source(EntityType.PRODUCT).walk(EntityType.PRODUCT));
    }

    @Test
    void whoGoesOnWithItCountsToo() {
        begin(1);
        atFirst(this::add);
        List<SourceRecord> all = new ArrayList<>();
        Source source = source(EntityType.PRODUCT);
        try (SourceWalk walk = source.walk(EntityType.PRODUCT)) {
            all.addAll(walk.next());
            String cursor = walk.cursor().orElseThrow();
            try (SourceWalk rest = source.resume(EntityType.PRODUCT, cursor)) {
                all.addAll(all(rest));
                assertThat(rest.announced()).hasValue(all.size());
            }
        }
    }

    @Test
    void whereNothingMovedItIsAskedForOnce() {
        begin(1);
        shop.meanwhile = () -> {};
        assertThatAllIsAnnounced(source(EntityType.PRODUCT).walk(EntityType.PRODUCT));
        assertThat(shop.operations()).containsOnlyOnce("OpenProducts");
    }

    /** After the first few answers. */
    private void atFirst(Runnable act) {
        int begun = shop.asked.size();
        shop.meanwhile = () -> {
            if (shop.asked.size() - begun < 4) {
                act.run();
            }
        };
    }

    private static void assertThatAllIsAnnounced(SourceWalk walk) {
        try (walk) {
            int came = all(walk).size();
            assertThat(walk.announced()).hasValue(came);
            assertThat(walk.unseen()).isEmpty();
        }
    }

    private void begin(long seed) {
        random = new Random(seed);
        for (int i = 0; i < ALL; i++) {
            add();
            staying.add(String.valueOf(newest));
        }
        shop.meanwhile = this::swap;
    }

    private void assertThatNothingIsMissing(List<SourceRecord> came) {
        assertThat(ids(came)).containsAll(staying).doesNotHaveDuplicates();
        assertThat(ids(came))
                .as("their variants")
                .containsAll(staying.stream()
                        .map(id -> String.valueOf(10_000 + Long.parseLong(id)))
                        .toList());
        assertThat(staying).hasSizeLessThan(ALL);
    }
}

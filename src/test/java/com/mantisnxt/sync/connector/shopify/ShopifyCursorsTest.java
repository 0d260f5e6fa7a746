package com.mantisnxt.sync.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another walk goes on where one stood. */
class ShopifyCursorsTest extends ShopifyFixture {

    @Test
    void whatIsCompleteOfAPageIsDeliveredAndWhoeverTakesItOverGoesOnThere() {
        hasProducts(120, 60);
        shop.extensions = cost(300, 310);
        List<SourceRecord> pieces = inPieces(EntityType.PRODUCT);
        shop.extensions = "{}";
        assertThat(pieces).isEqualTo(all(EntityType.PRODUCT)).hasSize(120 * 61);
        assertThat(said).isEmpty();
    }

    @Test
    void whatChangedIsTakenUpAsWhatChanged() {
        hasProducts(120, 0);
        shop.shelves.get("products").stream().limit(5).forEach(one -> one.put("updatedAt", "2020-01-01T00:00:00Z"));
        Source source = source(EntityType.PRODUCT);
        try (SourceWalk walk =
                source.changedSince(EntityType.PRODUCT, "2026-01-01T00:00:00Z").orElseThrow()) {
            assertThat(walk.next()).hasSize(50);
            try (SourceWalk rest =
                    source.resume(EntityType.PRODUCT, walk.cursor().orElseThrow())) {
                assertThat(all(rest)).hasSize(65);
            }
        }
        try (SourceWalk walk = source.ids(EntityType.PRODUCT).orElseThrow()) {
            walk.next();
            try (SourceWalk rest =
                    source.resume(EntityType.PRODUCT, walk.cursor().orElseThrow())) {
                assertThat(all(rest))
                        .allSatisfy(record -> assertThat(record.data()).isEmpty());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "{}", "null", "{'start':null}", "[]"})
    void aCursorOfAnotherMakeIsRefused(String cursor) {
        assertThatThrownBy(() -> source(EntityType.PRODUCT).resume(EntityType.PRODUCT, cursor.replace('\'', '"')))
                .isInstanceOf(SourceFault.class);
    }

    /** What each walk could not read goes along; where it grew too long, the next one would begin anew for ever. */
    @Test
    void howeverManyWalksCouldNotReadSomethingTheNextOneGoesOn() {
        for (int i = 1; i <= 2_500; i++) {
            shop.add(
                    "products",
                    product(i, "")
                            .replace("'variants':[]", "'variants':[" + variant(5_000 + i) + "]")
                            .replace("'price':'1.5'", "'price':'much'"));
        }
        assertThat(inPieces(EntityType.PRODUCT)).hasSize(2_500);
        assertThat(said).hasSize(9);
        assertThat(said.getLast()).isEqualTo("More could not be read; what was told first is named.");
    }

    @Test
    void aCursorHoldsNoTokenAndIsShort() {
        hasProducts(120, 0);
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            assertThat(walk.cursor()).isEmpty();
            walk.next();
            assertThat(walk.cursor().orElseThrow()).doesNotContain(TOKEN).hasSizeLessThan(1000);
        }
    }
}

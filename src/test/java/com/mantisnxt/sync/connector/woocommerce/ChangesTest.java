package com.mantisnxt.sync.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangesTest extends ShopFixture {

    private static final String NOON = "2026-06-03T12:00:00Z";

    private void changed() {
        shop.with(
                        "products",
                        "{'id':1,'status':'publish','date_modified_gmt':'2026-06-03T11:59:59'}",
                        "{'id':2,'status':'publish','date_modified_gmt':'2026-06-03T12:00:00'}",
                        "{'id':3,'status':'publish','date_modified_gmt':'2026-06-03T12:00:01','type':'variable'}",
                        "{'id':4,'status':'trash','date_modified_gmt':'2026-06-03T12:00:01'}")
                .with(
                        "products/3/variations",
                        "{'id':30,'status':'publish','date_modified_gmt':'2020-01-01T00:00:00'}");
    }

    @Test
    void changesAreAskedForInUtcWithoutSuffix() {
        changed();
        try (SourceWalk walk = source(EntityType.PRODUCT)
                .changedSince(EntityType.PRODUCT, NOON)
                .orElseThrow()) {
            assertThat(ids(all(walk))).containsExactly("3", "30", "4");
        }
        assertThat(asked("products"))
                .hasSize(2)
                .allMatch(query -> query.contains("&modified_after=2026-06-03T12:00:00&dates_are_gmt=true&"));
    }

    @Test
    void variationsAreReadThroughTheirChangedProductWhateverTheirOwnTime() {
        changed();
        try (SourceWalk walk = source(EntityType.PRODUCT)
                .changedSince(EntityType.PRODUCT, NOON)
                .orElseThrow()) {
            all(walk);
        }
        assertThat(asked("products/3/variations")).singleElement().asString().doesNotContain("modified_after");
    }

    @ParameterizedTest
    @EnumSource(
            value = EntityType.class,
            names = {"CUSTOMER", "INVENTORY", "CATEGORY", "ATTRIBUTE"})
    void whatAShopCanNotTellIsReadWhole(EntityType entity) {
        assertThat(source(entity).changedSince(entity, NOON)).isEmpty();
        try (SourceWalk walk = source(entity).walk(entity)) {
            all(walk);
            assertThat(walk.watermark()).isEmpty();
        }
    }

    @Test
    void aWatermarkThatIsNoneMakesAllBeRead() {
        assertThat(source(EntityType.ORDER).changedSince(EntityType.ORDER, "yesterday"))
                .isEmpty();
    }

    /** The shop's clock is right and ours a day ahead. */
    @Test
    void theWatermarkIsTheShopsTimeWhenTheWalkBeganWithAnOverlap() {
        Clock ours = Clock.offset(Clock.systemUTC(), Duration.ofDays(1));
        Instant before = Instant.now();
        try (SourceWalk walk = source(standIn.uri("/"), outgoing, ours).walk(EntityType.ORDER)) {
            assertThat(walk.watermark()).isEmpty();
            all(walk);
            Instant said = Instant.parse(walk.watermark().orElseThrow());
            assertThat(said).isBetween(before.minusSeconds(40), Instant.now().minusSeconds(31));
        }
    }

    @Test
    void aWalkFindsWithItsWatermarkWhatChangesFromThenOn() {
        shop.products(1, 2);
        SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT);
        all(walk);
        Instant later = Instant.now().plus(Duration.ofSeconds(1));
        shop.with(
                "products",
                "{'id':9,'status':'publish','date_modified_gmt':'"
                        + later.toString().substring(0, 19) + "'}");
        try (SourceWalk changes = source(EntityType.PRODUCT)
                .changedSince(EntityType.PRODUCT, walk.watermark().orElseThrow())
                .orElseThrow()) {
            assertThat(ids(all(changes))).contains("9");
            assertThat(changes.watermark()).isPresent();
        }
    }

    @Test
    void idsAreThoseOfTheWholeScopeWithoutData() {
        changed();
        try (SourceWalk walk =
                source(EntityType.PRODUCT).ids(EntityType.PRODUCT).orElseThrow()) {
            var all = all(walk);
            assertThat(ids(all)).containsExactlyInAnyOrder("1", "2", "3", "30", "4");
            assertThat(all).extracting(SourceRecord::data).allMatch(data -> data.isEmpty());
            assertThat(walk.announced()).hasValue(5);
        }
        assertThat(asked("products")).allMatch(query -> query.contains("_fields=id,status,type,variations"));
        assertThat(asked("data/currencies/current")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = EntityType.class,
            names = {"CUSTOMER", "ORDER", "CATEGORY", "ATTRIBUTE", "INVENTORY"})
    void idsAndRecordsAreTheSameSet(EntityType entity) {
        changed();
        shop.with("customers", "{'id':2}", "{'id':3}")
                .with("orders", "{'id':5,'status':'trash'}", "{'id':6,'status':'completed'}")
                .with("products/categories", "{'id':8,'name':'A'}")
                .with("products/attributes", "{'id':9,'name':'B'}");
        try (SourceWalk walk = source(entity).ids(entity).orElseThrow()) {
            assertThat(ids(all(walk))).isNotEmpty().containsExactlyInAnyOrderElementsOf(ids(all(entity)));
        }
    }
}

package com.mantisnxt.sync.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceWalk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A walk that is left is gone on with by another one, as runs do it whenever they have to wait. */
class GoingOnTest extends GoingOnStage {

    private static final String NOON = "2026-06-03T12:00:00Z";

    /** By it each answer takes an hour, so that its walk began an hour before the shop's time. */
    private static final class HourlyClock extends Clock {
        private final AtomicInteger hours = new AtomicInteger();

        @Override
        public Instant instant() {
            return Instant.parse(NOON).plus(Duration.ofHours(hours.getAndIncrement()));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = EntityType.class,
            names = {"PRODUCT", "INVENTORY"})
    void eachStepByAnotherWalkComesToTheSameAsOneWalk(EntityType entity) {
        int all = fill();
        var inOne = WholeReading.inOne(source(entity).walk(entity));
        var inSteps = WholeReading.inSteps(source(entity), source(entity).walk(entity), entity);
        assertThat(inSteps.ids).isEqualTo(inOne.ids).hasSize(all).doesNotHaveDuplicates();
        assertThat(inSteps.announced).isEqualTo(inOne.announced);
        assertThat(inSteps.announced.getLast()).hasValue(all);
        assertThat(inSteps.unseen).isEmpty();
    }

    @Test
    void idsAreGoneOnWithAsIds() {
        fill();
        var inOne = WholeReading.inOne(
                source(EntityType.PRODUCT).ids(EntityType.PRODUCT).orElseThrow());
        var inSteps = WholeReading.inSteps(
                source(EntityType.PRODUCT),
                source(EntityType.PRODUCT).ids(EntityType.PRODUCT).orElseThrow(),
                EntityType.PRODUCT);
        assertThat(inSteps.ids).isEqualTo(inOne.ids);
        assertThat(asked("products")).allMatch(query -> query.contains("_fields=id,status,type,variations"));
    }

    @Test
    void attributesAreGoneOnWithOneByOneThoughOthersComeAndGo() {
        for (int id : new int[] {9, 3, 7, 5, 1}) {
            shop.with("products/attributes", "{'id':" + id + ",'name':'A" + id + "'}");
        }
        var reading = new WholeReading();
        SourceWalk walk = source(EntityType.ATTRIBUTE).walk(EntityType.ATTRIBUTE);
        while (reading.step(walk)) {
            if (reading.ids.size() == 3) {
                shop.remove("products/attributes", 1);
                shop.with("products/attributes", "{'id':10,'name':'A10'}");
            }
            walk = source(EntityType.ATTRIBUTE).resume(EntityType.ATTRIBUTE, cursor(walk));
        }
        assertThat(reading.ids).containsExactly("1", "3", "5", "7", "9", "10");
        assertThat(reading.announced.getLast()).hasValue(5);
    }

    @Test
    void whatWasRemovedWhileNobodyReadMakesNothingElseBeMissed() {
        shop.products(1, 450);
        var reading = new WholeReading();
        SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT);
        while (reading.step(walk)) {
            String cursor = cursor(walk);
            if (reading.ids.size() == 199) {
                for (int id = 1; id <= 130; id++) {
                    shop.remove("products", id);
                }
            }
            walk = source(EntityType.PRODUCT).resume(EntityType.PRODUCT, cursor);
        }
        assertThat(reading.ids).doesNotHaveDuplicates().hasSize(450);
        assertThat(reading.announced.getLast()).hasValue(320);
    }

    @Test
    void changesAreGoneOnWithByTheSameTimeAndTheFirstWalksWatermarkStays() {
        for (int id = 1; id <= 120; id++) {
            shop.with("orders", "{'id':" + id + ",'date_modified_gmt':'2026-06-03T12:00:01'}");
        }
        Source slow = source(standIn.uri("/"), outgoing, new HourlyClock());
        var reading = WholeReading.inSteps(
                source(EntityType.ORDER),
                slow.changedSince(EntityType.ORDER, NOON).orElseThrow(),
                EntityType.ORDER);
        assertThat(reading.ids).hasSize(120);
        assertThat(reading.watermarks).hasSize(1);
        assertThat(asked("orders"))
                .hasSizeGreaterThan(2)
                .allMatch(query -> query.contains("&modified_after=2026-06-03T12:00:00&dates_are_gmt=true&"));
    }

    @Test
    void theCurrencyIsAskedOnce() {
        shop.products(1, 250);
        WholeReading.inSteps(
                source(EntityType.PRODUCT), source(EntityType.PRODUCT).walk(EntityType.PRODUCT), EntityType.PRODUCT);
        assertThat(asked("data/currencies/current")).hasSize(1);
    }
}

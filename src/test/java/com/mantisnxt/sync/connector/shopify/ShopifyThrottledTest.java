package com.mantisnxt.sync.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.SourceWalk;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A shop that asks to slow down is asked again when there is enough, and nothing is lost or read twice. */
class ShopifyThrottledTest extends ShopifyFixture {

    @Test
    void throttledSaysWhenThereWillBeEnough() {
        hasProducts(1, 1);
        shop.faults.add(asked -> null);
        shop.once(throttled(262, 12));
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            SourceFault fault = catchThrowableOfType(SourceFault.class, walk::next);
            assertThat(fault.kind()).isEqualTo(Kind.THROTTLED);
            assertThat(fault.retryAt()).isEqualTo(clock.instant().plusSeconds(3));
            clock.moveTo(fault.retryAt());
            assertThat(all(walk)).hasSize(2);
        }
    }

    @Test
    void whatWouldBeThrottledIsNotAskedBeforeItsTime() {
        hasProducts(120, 0);
        shop.extensions = cost(600, 100);
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            assertThat(walk.next()).hasSize(50);
            int asked = shop.asked.size();
            SourceFault fault = catchThrowableOfType(SourceFault.class, walk::next);
            assertThat(fault.kind()).isEqualTo(Kind.THROTTLED);
            assertThat(fault.retryAt()).isEqualTo(clock.instant().plusSeconds(5));
            clock.moveBy(Duration.ofSeconds(4));
            assertThat(catchThrowableOfType(SourceFault.class, walk::next).kind())
                    .isEqualTo(Kind.THROTTLED);
            assertThat(shop.asked).hasSize(asked);
            clock.moveBy(Duration.ofSeconds(1));
            assertThat(walk.next()).hasSize(50);
        }
    }

    @Test
    void throttledInTheMiddleOfARecordLosesAndRepeatsNothing() {
        hasProducts(4, 600);
        shop.extensions = cost(1500, 200);
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            List<String> ids = ids(patiently(walk));
            assertThat(ids).hasSize(2404).doesNotHaveDuplicates();
        }
    }

    @Test
    void theFirstRecordsOfAPageAreDeliveredWhereTheRestIsThrottled() {
        hasProducts(3, 30);
        shop.faults.add(asked -> null);
        shop.faults.add(asked -> null);
        shop.faults.add(asked -> null);
        shop.once(throttled(300, 0));
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            assertThat(walk.next()).hasSize(31);
            String cursor = walk.cursor().orElseThrow();
            try (SourceWalk rest = source(EntityType.PRODUCT).resume(EntityType.PRODUCT, cursor)) {
                assertThat(all(rest))
                        .hasSize(62)
                        .first()
                        .satisfies(record -> assertThat(record.externalId()).isEqualTo("2"));
                assertThat(rest.announced()).isEqualTo(walk.announced());
                assertThat(rest.watermark()).isEqualTo(walk.watermark());
            }
        }
    }

    @Test
    void throttledWithoutSayingHowMuchIsStillThrottled() {
        hasProducts(1, 0);
        shop.once("{'errors':[{'message':'Throttled','extensions':{'code':'THROTTLED'}}]}");
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            assertThat(catchThrowableOfType(SourceFault.class, walk::next).kind())
                    .isEqualTo(Kind.THROTTLED);
            assertThat(all(walk)).hasSize(1);
        }
    }
}

package com.mantisnxt.sync.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operation in the shop: begun once, waited for, taken over, and told of where it ends otherwise. */
class ShopifyBulkOperationTest extends ShopifyBulkStage {

    @Test
    void eachLookSaysWhenToLookAgain() {
        shop.bulk.looks = 5;
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            begin(walk);
            for (int seconds : new int[] {5, 5, 10, 20, 40}) {
                SourceFault fault = next(walk);
                assertThat(fault.kind()).isEqualTo(Kind.THROTTLED);
                assertThat(fault.isNotYet()).isTrue();
                assertThat(fault.reason()).contains("264 so far");
                assertThat(fault.retryAt()).isEqualTo(clock.instant().plusSeconds(seconds));
                clock.moveTo(fault.retryAt());
            }
            assertThat(walk.next()).isNotEmpty();
        }
    }

    @Test
    void whatIsDoneTellsHowLongTheRestWillTake() {
        shop.bulk.looks = 2;
        shop.bulk.roots = 20_001;
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            begin(walk);
            clock.moveBy(Duration.ofSeconds(400));
            assertThat(next(walk).retryAt()).isEqualTo(clock.instant().plusSeconds(99));
            clock.moveBy(Duration.ofHours(20));
            assertThat(next(walk).retryAt()).isEqualTo(clock.instant().plusSeconds(600));
        }
    }

    @Test
    void whoeverTakesItOverGoesOnWithTheSameOperation() {
        shop.bulk.looks = 3;
        List<SourceRecord> pieces = inPieces(EntityType.PRODUCT);
        assertThat(shop.bulk.queries).hasSize(1);
        assertThat(said).isEmpty();
        shop.counts.clear();
        assertThat(pieces).isEqualTo(all(EntityType.PRODUCT));
    }

    @Test
    void whatIsLackingIsStillKnownToWhoeverTakesItOver() {
        shop.bulk.objects = 5000L;
        shop.version = "2027-01";
        inPieces(EntityType.PRODUCT);
        assertThat(said).hasSize(2).anyMatch(one -> one.contains("2027-01")).anyMatch(one -> one.contains("5,000"));
    }

    @Test
    void anotherOperationThatRunsIsToldAndWaitedFor() {
        shop.bulk.isBusy = true;
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            walk.next();
            SourceFault fault = next(walk);
            assertThat(fault.kind()).isEqualTo(Kind.THROTTLED);
            assertThat(fault.isNotYet()).as("no try ends by it").isTrue();
            assertThat(fault.reason()).contains("Another bulk operation");
            assertThat(fault.retryAt()).isAfter(clock.instant());
            assertThat(walk.cursor())
                    .as("what was read before is not read again")
                    .isPresent();
            shop.bulk.isBusy = false;
            assertThat(patiently(walk)).hasSize(3 * PRODUCTS - 150);
        }
    }

    @Test
    void anotherVersionThatBeginsMeanwhileMakesItIncomplete() {
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            walk.next();
            shop.version = "2027-01";
            patiently(walk);
            assertThat(walk.unseen()).singleElement().asString().contains("2027-01");
        }
    }

    @Test
    void anAnswerThatWasLostOnTheWayStartsNoSecondOperation() {
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            walk.next();
            shop.web.once(shop::answer);
            shop.web.once(exchange -> {
                exchange.getRequestBody().readAllBytes();
                shop.bulk.isBusy = true;
            });
            assertThat(next(walk).kind()).isEqualTo(Kind.AWAY);
            assertThat(next(walk).kind()).isEqualTo(Kind.THROTTLED);
            shop.bulk.isBusy = false;
            assertThat(patiently(walk)).hasSize(3 * PRODUCTS - 150);
        }
        assertThat(shop.bulk.queries).hasSize(1);
    }

    @Test
    void aRefusedOperationIsToldInTheShopsWords() {
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            walk.next();
            shop.faults.add(asked -> null);
            shop.once("{'data':{'bulkOperationRunQuery':{'bulkOperation':null,'userErrors':[{'field':['query'],"
                    + "'message':'Bulk queries can not contain a connection','code':'INVALID'}]}}}");
            SourceFault fault = next(walk);
            assertThat(fault.kind()).isEqualTo(Kind.UNREADABLE);
            assertThat(fault.reason()).contains("can not contain a connection");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FAILED, ACCESS_DENIED, NO_RIGHT",
        "FAILED, INTERNAL_SERVER_ERROR, UNREADABLE",
        "FAILED, TIMEOUT, UNREADABLE",
        "EXPIRED, , UNREADABLE",
        "CANCELED, , UNREADABLE",
        "SOMETHING, , UNREADABLE"
    })
    void anOperationThatEndsOtherwiseIsTold(String status, String error, Kind kind) {
        shop.bulk.looks = 0;
        shop.bulk.status = status;
        shop.bulk.errorCode = error;
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            begin(walk);
            assertThat(next(walk).kind()).isEqualTo(kind);
        }
    }

    @Test
    void anOperationThatFindsNothingIsAnEnd() {
        shop.bulk.objects = 0L;
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            assertThat(patiently(walk)).hasSize(300);
        }
    }
}

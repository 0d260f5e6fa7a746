package com.mantisnxt.sync.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single answers of a real shop. */
class RecordedAnswersTest extends ShopFixture {

    @ParameterizedTest
    @CsvSource({
        "err_401_bad_key, WRONG_KEY",
        "err_401_bad_secret, WRONG_KEY",
        "err_401_basic_over_http, WRONG_KEY",
        "err_401_no_auth, WRONG_KEY",
        "err_401_read_with_wo, NO_RIGHT",
        "err_400_orderby, UNREADABLE",
        "err_404_namespace, WRONG_ADDRESS",
        "err_404_route, WRONG_ADDRESS",
        "err_410_delete_again, WRONG_ADDRESS",
        "err_429_host, THROTTLED",
        "fault_500_fatal, AWAY",
        "fault_503_maintenance, AWAY",
        "fault_200_html_challenge, UNREADABLE"
    })
    void aRefusalSaysWhatHelps(String name, Kind kind) {
        Recorded recorded = Recorded.single(name);
        standIn.once(recorded::replay);
        SourceFault fault = fault();
        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.reason()).doesNotContain("<").doesNotContain("/tmp/").doesNotContain("probe");
    }

    @Test
    void maintenanceIsWaitedFor() {
        Recorded recorded = Recorded.single("fault_503_maintenance");
        standIn.once(recorded::replay);
        assertThat(fault().retryAt()).isAfter(java.time.Instant.now().plusSeconds(500));
    }

    @Test
    void warningsBeforeTheDataArePassedOver() {
        Recorded recorded = Recorded.single("fault_200_php_warning_before_json");
        standIn.once(recorded::replay);
        try (SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT)) {
            assertThat(ids(walk.next())).containsExactly("3997");
            assertThat(walk.announced()).hasValue(2002);
        }
    }

    @Test
    void whatWasCutIsAskedForAgain() {
        shop.products(1, 4);
        Recorded recorded = Recorded.single("fault_200_truncated_json");
        standIn.once(recorded::replay);
        assertThat(all(EntityType.PRODUCT)).hasSize(4);
    }

    @Test
    void aPageBehindTheLastIsTheEnd() {
        Recorded recorded = Recorded.single("products_page_beyond");
        standIn.once(recorded::replay);
        try (SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT)) {
            assertThat(all(walk)).isEmpty();
            assertThat(walk.announced()).hasValue(2000);
        }
    }

    @Test
    void theBinIsArchived() {
        Recorded recorded = Recorded.single("list_trash");
        shop.products(1, 1);
        try (SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT)) {
            walk.next();
            standIn.once(recorded::replay);
            List<SourceRecord> binned = walk.next();
            assertThat(binned).extracting(SourceRecord::state).isNotEmpty().containsOnly(RecordState.ARCHIVED);
            assertThat(ids(binned)).contains("3996");
        }
    }

    @Test
    void aVariationIsReadWithItsOwnPriceAndStock() {
        Recorded product = Recorded.single("products_variable");
        Recorded variations = Recorded.single("product_variations");
        standIn.once(product::replay);
        standIn.once(shop);
        standIn.once(variations::replay);
        try (SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT)) {
            assertThat(walk.next()).hasSize(3);
            SourceRecord last = walk.next().stream()
                    .filter(record -> record.externalId().equals("1856"))
                    .findFirst()
                    .orElseThrow();
            assertThat(last.data().toString())
                    .contains("\"sku\":\"VAR-0001-L-B\"", "\"price\":\"66.85\"", "\"stock_quantity\":28")
                    .contains("\"name\":\"L, Blue\"", "\"parent_id\":\"1850\"");
        }
    }
}

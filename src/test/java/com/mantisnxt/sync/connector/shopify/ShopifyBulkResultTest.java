package com.mantisnxt.sync.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.connector.http.Doors;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file that a bulk operation leaves: where it is fetched, and what is wrong with it. */
class ShopifyBulkResultTest extends ShopifyBulkStage {

    @Test
    void aResultInAPrivateNetworkIsNotFetched() {
        shop.bulk.looks = 0;
        shop.bulk.elsewhere = "http://" + Doors.CLOSED + ":1/1001.jsonl";
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            begin(walk);
            assertThat(next(walk).kind()).isEqualTo(Kind.FORBIDDEN_ADDRESS);
        }
    }

    @Test
    void theResultOfAShopAtHttpsIsReadByHttpsOnly() {
        var api = new AdminApi(
                new Shop(URI.create("https://tea.myshopify.com"), ShopStandIn.VERSION, TOKEN),
                new Ways(outgoing, clock, 1 << 20, 1 << 20));
        RecordKind kind = RecordKinds.ALL.get(EntityType.PRODUCT);
        assertThatThrownBy(() -> new ResultFile(api, kind, "http://storage.example/1001.jsonl", 1))
                .hasMessageContaining("https");
        assertThatCode(() -> new ResultFile(api, kind, "https://storage.example/1001.jsonl", 1))
                .doesNotThrowAnyException();
    }

    @Test
    void theHostOfTheResultGetsNoToken() {
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            patiently(walk);
        }
        assertThat(shop.bulk.host.asked())
                .singleElement()
                .satisfies(
                        asked -> assertThat(asked.has("X-Shopify-Access-Token")).isFalse())
                .satisfies(asked -> assertThat(asked.has("Authorization")).isFalse());
    }

    @Test
    void aResultThatIsShorterThanWasCountedMakesItIncomplete() {
        shop.bulk.objects = 5000L;
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            patiently(walk);
            assertThat(walk.unseen()).singleElement().asString().contains("5,000 objects", "2,400");
        }
    }

    @Test
    void linesWithoutTheirParentAreCountedAndMakeItIncomplete() {
        shop.bulk.looks = 0;
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            begin(walk);
            List<String> lines = new ArrayList<>(shop.bulk.result.lines().toList());
            Collections.swap(lines, 0, 3);
            shop.bulk.result = String.join("\n", lines);
            patiently(walk);
            assertThat(walk.unseen()).singleElement().asString().contains("3 objects", "belong to none");
        }
    }

    @Test
    void aBreakInTheResultLosesAndRepeatsNothing() {
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            List<String> ids = begin(walk);
            next(walk);
            shop.bulk.host.once(exchange -> {
                byte[] whole = shop.bulk.result.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, whole.length);
                exchange.getResponseBody().write(whole, 0, whole.length * 2 / 3);
                exchange.getResponseBody().flush();
            });
            ids.addAll(ids(walk.next()));
            SourceFault fault = next(walk);
            assertThat(fault.kind()).isEqualTo(Kind.AWAY);
            ids.addAll(ids(patiently(walk)));
            assertThat(ids).hasSize(3 * PRODUCTS).doesNotHaveDuplicates();
            assertThat(walk.unseen()).isEmpty();
        }
    }

    @Test
    void aLineThatCantBeReadIsNamed() {
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            begin(walk);
            next(walk);
            shop.bulk.result = "{\"id\":\"gid://shopify/Product/1\"}\n{\"id\":";
            SourceFault fault = next(walk);
            assertThat(fault.kind()).isEqualTo(Kind.UNREADABLE);
            assertThat(fault.reason()).contains("Line 2");
        }
    }

    @Test
    void aRecordWithoutEndIsNotRead() {
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            begin(walk);
            next(walk);
            shop.bulk.result = "{\"id\":\"" + "x".repeat(300_000);
            assertThat(next(walk).kind()).isEqualTo(Kind.TOO_LARGE);
        }
    }

    @ParameterizedTest
    @CsvSource({"403, UNREADABLE", "404, UNREADABLE", "503, AWAY"})
    void aResultThatCantBeFetchedIsTold(int status, Kind kind) {
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            begin(walk);
            next(walk);
            shop.bulk.host.once(status, "application/xml", "<Error>key</Error>");
            assertThat(next(walk).kind()).isEqualTo(kind);
        }
    }
}

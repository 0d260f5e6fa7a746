package com.mantisnxt.sync.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.connector.TestAnswer;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A shop as an administrator sets it up and tests it. */
@ConsoleTest
@TestPropertySource(properties = {"sync.connector.allow-private-addresses=true", "sync.connector.largest-upload=3MB"})
class ShopifyConnectionTest {

    private final Caller admin = Organisations.anybody();

    @Autowired
    private Connections connections;

    @Autowired
    private CurrentCaller currentCaller;

    @Test
    void aShopIsSetUpAndTested() {
        try (var shop = new ShopStandIn()) {
            shop.add("products", ShopifyFixture.product(1, ",'variants':[" + ShopifyFixture.variant(11) + "]"));
            var draft = new ConnectionDraft(
                    "Tea",
                    SourceSystem.SHOPIFY,
                    shop.web.uri("/").toString(),
                    ShopStandIn.object("{}"),
                    Secrets.of(Map.of("token", ShopifyFixture.TOKEN)),
                    List.of(ShopifyFixture.setup(EntityType.PRODUCT, "[]")));
            UUID id = currentCaller.callAs(admin, () -> connections.create(draft));
            TestAnswer answer = currentCaller.callAs(admin, () -> connections.test(id, EntityType.PRODUCT));
            assertThat(answer.isGood()).isTrue();
            assertThat(answer.announced()).hasValue(2);
            assertThat(answer.first()).extracting(record -> record.externalId()).containsExactly("1", "11");
            assertThat(shop.web.asked().getFirst().headers().get("X-shopify-access-token"))
                    .containsExactly(ShopifyFixture.TOKEN);
        }
    }
}

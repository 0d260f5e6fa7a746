package com.mantisnxt.sync.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connector;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.connector.http.Doors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopifyFormTest {

    private final Connector connector = new ShopifyConnector(Doors.toOpen(), Doors.properties(), Clock.systemUTC());

    private void check(@Nullable String address, String settings, EntityType entity) {
        connector.check(new ConnectionDraft(
                "Shop",
                SourceSystem.SHOPIFY,
                address,
                ShopStandIn.object(settings),
                Secrets.of(Map.of("token", "t")),
                List.of(ShopifyFixture.setup(entity, "[]"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://tea.myshopify.com",
                "https://tea.myshopify.com/admin",
                "HTTPS://tea.myshopify.com/",
                "https://api.tea.example",
                "http://127.0.0.1:8082",
                "http://localhost:8082"
            })
    void anAddressOfAShopWillDo(String address) {
        assertThatCode(() -> check(address, "{'version':'2026-07'}", EntityType.PRODUCT))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "http://tea.myshopify.com, https://",
        "https://admin.shopify.com/store/tea, name.myshopify.com",
        "https://ADMIN.shopify.com/store/tea, name.myshopify.com",
        ", where the system"
    })
    void anAddressThatGivesTheTokenAwayOrLeadsElsewhereWillNot(@Nullable String address, String said) {
        assertThatThrownBy(() -> check(address, "{}", EntityType.PRODUCT))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> {
                    assertThat(refused.field()).isEqualTo("baseUrl");
                    assertThat(refused.reason()).contains(said);
                });
    }

    @Test
    void onlyVersionsThatWereTriedCanBeChosenAndTheNewestIsTheUsualOne() {
        assertThatThrownBy(() -> check("https://tea.myshopify.com", "{'version':'unstable'}", EntityType.PRODUCT))
                .isInstanceOf(InvalidInput.class);
        assertThat(ShopifyConnector.VERSION.in(ShopStandIn.object("{}")))
                .isEqualTo(ShopifyConnector.VERSIONS.stream().sorted().toList().getLast());
    }

    @ParameterizedTest
    @EnumSource(names = {"INVOICE", "SUPPLIER", "ATTRIBUTE"})
    void whatShopsDoNotHaveIsNotOffered(EntityType entity) {
        assertThatThrownBy(() -> check("https://tea.myshopify.com", "{}", entity))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void theTokenIsASecretAndTheUsualMappingsCanBeFollowed() {
        assertThat(connector.form().secretNames(ShopStandIn.object("{}")))
                .containsExactlyInAnyOrder("token", "hookSecret");
        connector
                .form()
                .entities()
                .forEach((entity, offer) -> assertThatCode(() -> connector
                                .form()
                                .check(new ConnectionDraft(
                                        "Shop",
                                        SourceSystem.SHOPIFY,
                                        "https://tea.myshopify.com",
                                        ShopStandIn.object("{}"),
                                        Secrets.none(),
                                        List.of(new EntitySetup(
                                                entity, true, ShopStandIn.object("{}"), offer.mapping())))))
                        .as(entity.label())
                        .doesNotThrowAnyException());
    }

    @Test
    void everythingThatIsAskedHasItsTexts() throws IOException {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(
                Path.of("src/main/resources/vaadin-i18n/translations.properties"), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        for (String name : List.of("address", "token", "version")) {
            assertThat(texts).containsKeys("connections.field.shopify." + name, "connections.hint.shopify." + name);
        }
        for (String version : ShopifyConnector.VERSIONS) {
            assertThat(texts).containsKey("connections.shopify.version." + version);
        }
    }
}

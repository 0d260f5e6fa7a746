package com.mantisnxt.sync.connector.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.HookCall;
import com.mantisnxt.sync.connector.HookSignature;
import com.mantisnxt.sync.connector.Hooks;
import com.mantisnxt.sync.connector.Secrets;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the page of a connection says of calls. */
class HooksPartTest extends ViewTest {

    private static final String SECRET = "wh-4711";

    @Autowired
    private Connections connections;

    @Autowired
    private Hooks hooks;

    @Override
    protected Role role() {
        return Role.ADMIN;
    }

    @Test
    void theAddressAndTheTopicsOfWhatIsReadAreShown() throws Exception {
        UUID shop = connection(SourceSystem.WOOCOMMERCE, "", EntityType.PRODUCT, EntityType.INVENTORY);
        open("connections/" + shop);
        part().show(URI.create("https://console.example/connections/x").toURL());
        assertThat(toBeCalled().getValue()).isEqualTo("https://console.example/hooks/v1/" + shop);
        assertThat(toBeCalled().getHelperText()).isEqualTo("Enter it in the shop as the delivery address");
        assertThat(toBeCalled().isReadOnly()).isTrue();
        assertThat(text())
                .contains("product.created, product.updated, product.deleted, product.restored")
                .doesNotContain("order.created")
                .contains("Not set up");
        part().show(URI.create("http://localhost:8080/connections/x").toURL());
        assertThat(toBeCalled().getHelperText()).contains("only this machine");
    }

    @Test
    void whetherAnythingCalledIsSaidAsItIs() {
        UUID shop = connection(SourceSystem.WOOCOMMERCE, SECRET, EntityType.PRODUCT, EntityType.INVENTORY);
        open("connections/" + shop);
        assertThat(text()).contains("No call has come yet.");
        assertThat(hooks.hear(shop, call(SECRET))).isEqualTo(Hooks.Outcome.HINT);
        open("connections");
        open("connections/" + shop);
        assertThat(text())
                .contains("Last call")
                .contains(": Products, Inventory")
                .doesNotContain("No call");
    }

    @Test
    void theSecretIsEnteredNeverShownAndForgotten() {
        UUID shop = connection(SourceSystem.SHOPIFY, "", EntityType.ORDER);
        open("connections/" + shop);
        $view(PasswordField.class)
                .withCondition(field -> "Webhook secret".equals(field.getLabel()))
                .single()
                .setValue(SECRET);
        test($view(Button.class).withText("Save").first()).click();
        roundTrip();
        assertThat(connections.get(shop).secretNames()).containsExactlyInAnyOrder("hookSecret", "token");
        assertThat(text()).contains("No call has come yet.").doesNotContain(SECRET);
        test($view(Button.class).withText("Forget the webhook secret").single()).click();
        roundTrip();
        assertThat(connections.get(shop).secretNames()).containsExactly("token");
        assertThat(text()).contains("Not set up");
    }

    @Test
    void systemsThatDoNotCallSayNothingOfIt() {
        open("connections/" + connection(SourceSystem.ODOO, "", EntityType.ORDER));
        assertThat($view(HooksPart.class).all()).isEmpty();
    }

    private HooksPart part() {
        return $view(HooksPart.class).single();
    }

    private TextField toBeCalled() {
        return $view(TextField.class)
                .withCondition(field -> "Address to be called".equals(field.getLabel()))
                .single();
    }

    private static HookCall call(String secret) {
        byte[] body = {'{', '}'};
        return new HookCall(
                Map.of(
                        "x-wc-webhook-topic", "product.updated",
                        "x-wc-webhook-delivery-id", "d1",
                        "x-wc-webhook-signature", HookSignature.of(body, secret)),
                body);
    }

    private UUID connection(SourceSystem system, String secret, EntityType... entities) {
        ObjectNode settings = JsonMapper.shared().createObjectNode();
        if (system == SourceSystem.ODOO) {
            settings.put("database", "shop").put("user", "u");
        }
        Map<String, String> secrets =
                new HashMap<>(Map.of("consumerKey", "ck_1", "consumerSecret", "cs_1", "token", "t", "key", "k"));
        if (!secret.isEmpty()) {
            secrets.put("hookSecret", secret);
        }
        List<EntitySetup> setups = Arrays.stream(entities)
                .map(entity -> new EntitySetup(
                        entity,
                        true,
                        JsonMapper.shared().createObjectNode(),
                        JsonMapper.shared().createArrayNode()))
                .toList();
        return connections.create(new ConnectionDraft(
                "Shop", system, "https://shop.myshopify.com", settings, Secrets.of(secrets), setups));
    }
}

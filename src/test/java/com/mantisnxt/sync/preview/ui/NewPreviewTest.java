package com.mantisnxt.sync.preview.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.vaadin.flow.component.combobox.ComboBox;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A preview is asked for from the list, where it is known of what. */
class NewPreviewTest extends PlanPage {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void whatThereIsOnlyOneOfIsChosenAlready() {
        UUID shop = connection(true);
        sources.replace(shop, new RecordsOfATest().products(3, "1"));
        open("previews?connection=" + shop);
        assertThat(kinds().getHelperText()).isNullOrEmpty();
        test(inDialog("Compute")).click();
        assertThat(address()).matches("previews/[0-9a-f-]{36}");
        assertThat(text()).contains("Being computed");
    }

    @Test
    void aConnectionOfWhichNothingIsSyncedSaysSo() {
        open("previews?connection=" + connection(false));
        assertThat(inDialog("Compute").isEnabled()).isFalse();
        assertThat(kinds().getHelperText()).contains("Nothing of this connection is synced.");
    }

    private ComboBox<?> kinds() {
        return $(ComboBox.class)
                .withCondition(field -> "Records".equals(field.getLabel()))
                .single();
    }

    private UUID connection(boolean isSynced) {
        var products = new EntitySetup(EntityType.PRODUCT, isSynced, JSON.createObjectNode(), JSON.createArrayNode());
        return context.getBean(Connections.class)
                .create(new ConnectionDraft(
                        "Corner shop",
                        SourceSystem.WOOCOMMERCE,
                        "https://shop.example",
                        JSON.createObjectNode(),
                        Secrets.of(Map.of("consumerKey", "ck_1", "consumerSecret", "cs_1")),
                        List.of(products)));
    }
}

package com.mantisnxt.sync.preview.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.preview.plan.PushedItem;
import com.mantisnxt.sync.preview.plan.PushedPreviews;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.RecordsOfATest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Whoever decides on changes to another system is told so, on the page and once more before they approve. */
class WrittenBackViewTest extends PlanPage {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void whatIsWrittenToTheSystemIsMarked() {
        open("previews/" + brought());
        assertThat(text()).contains("Its changes are written to Made up, the system itself.");
        assertThat(text()).contains("Approve 1 change…").doesNotContain("Refresh");
        test(button("Approve 1")).click();
        assertThat($(ApproveDialog.class).single().getElement().getTextRecursively())
                .contains("They are written to the system itself, and can only be undone there.");
    }

    @Test
    void whatGoesIntoTheStoreIsNot() {
        open("previews/" + aPreviewOfChanges());
        assertThat(text()).doesNotContain("the system itself");
    }

    private UUID brought() {
        Caller service = new Caller(
                new OrgId(organisation.id()), null, "prices", Set.of(Right.READ, Right.REPORT, Right.ADMINISTER));
        return context.getBean(CurrentCaller.class).callAs(service, () -> {
            UUID connection = context.getBean(Connections.class).create(draft());
            sources.replace(connection, new RecordsOfATest());
            PushedPreviews pushed = context.getBean(PushedPreviews.class);
            UUID preview = pushed.beginFor(connection, EntityType.PRODUCT, null);
            String item =
                    "{\"kind\":\"updated\",\"id\":\"1\",\"before\":{\"name\":\"Übel\"},\"after\":{\"name\":\"Gut\"}}";
            pushed.add(preview, List.of(JSON.readValue(item, PushedItem.class).ready()));
            pushed.complete(preview, 10, 0);
            return preview;
        });
    }

    private static ConnectionDraft draft() {
        var setup = new EntitySetup(
                EntityType.PRODUCT, true, JSON.createObjectNode().put("writing", "on"), JSON.createArrayNode());
        return new ConnectionDraft(
                "Corner shop",
                SourceSystem.WOOCOMMERCE,
                "https://shop.example",
                JSON.createObjectNode(),
                Secrets.of(Map.of("consumerKey", "ck_1", "consumerSecret", "cs_1")),
                List.of(setup));
    }
}

package com.mantisnxt.sync.preview.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.ItemOutcome;
import com.mantisnxt.sync.connector.ItemOutcome.Applied;
import com.mantisnxt.sync.connector.RecordChange;
import com.mantisnxt.sync.connector.RecordChange.Operation;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.store.RecordStore;
import com.mantisnxt.sync.preview.plan.PreviewApproval;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What somebody changes between the approval and the work on it is left alone, listed, and says why. */
class PlanDriftTest extends PlanPage {

    private static final String UPDATED = "p-000020";
    private static final String DELETED = "p-000021";
    private static final String NEW = "z";

    private UUID preview;

    @BeforeEach
    void twelveChangesAreApproved() {
        preview = aPreviewOfChanges();
        context.getBean(PreviewApproval.class)
                .approve(preview, plans().get(preview).hash());
    }

    @Test
    void anUpdateADeletionAndANewRecordAreLeftAloneAndListed() {
        meanwhile(
                new RecordChange(Operation.UPDATE, UPDATED, 1, RecordState.ACTIVE, named("Product 20, mended")),
                new RecordChange(Operation.UPDATE, DELETED, 1, RecordState.ACTIVE, named("Product 21, still sold")),
                new RecordChange(Operation.CREATE, NEW, 0, RecordState.ACTIVE, named("Somebody else's")));
        work().all();
        open("previews/" + preview);
        assertThat(text()).contains("Planned 12Applied 9Was so already 0Drifted 3Rejected 0Open 0");
        test(chip("Drifted")).click();
        assertThat(names()).containsExactlyInAnyOrder("Product 20", "Product 21", "Brand new");
        assertThat(records())
                .hasSize(22)
                .contains("Product 20, mended", "Product 21, still sold", "Somebody else's")
                .doesNotContain("Brand new");
    }

    @Test
    void eachSaysWhatItsRecordIsNow() {
        meanwhile(
                new RecordChange(Operation.DELETE, UPDATED, 1, null, null),
                new RecordChange(Operation.UPDATE, DELETED, 1, RecordState.ACTIVE, named("Product 21, still sold")));
        work().all();
        assertThat(panelOf(1))
                .contains("Product 20", "Left alone: the record had changed since the preview. The record is gone.");
        assertThat(panelOf(2))
                .contains("Product 21", "Left alone: the record had changed since the preview.", "it is at version 2.");
        assertThat(panelOf(11)).contains("Brand new", "Applied.").doesNotContain("Left alone");
    }

    private String panelOf(int position) {
        open("previews/" + preview + "?item=" + position);
        return panel();
    }

    private void meanwhile(RecordChange... changes) {
        RecordStore store = context.getBean(RecordStore.class);
        asService(() -> {
            List<ItemOutcome> outcomes = context.getBean(TransactionTemplate.class)
                    .execute(status -> store.apply(connection, EntityType.PRODUCT, List.of(changes)));
            assertThat(outcomes).as("somebody else's work is done").allMatch(outcome -> outcome instanceof Applied);
        });
    }

    private List<String> records() {
        return context.getBean(RecordStore.class).page(connection, EntityType.PRODUCT, null, 100).stream()
                .map(record -> record.data().path("name").asString())
                .toList();
    }

    private static ObjectNode named(String name) {
        return JsonMapper.shared().createObjectNode().put("name", name);
    }
}

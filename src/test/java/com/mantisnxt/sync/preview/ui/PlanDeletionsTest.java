package com.mantisnxt.sync.preview.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.RecordsOfATest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextField;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Deletions have a list of their own, with a warning. */
class PlanDeletionsTest extends PlanPage {

    private static final String WARNING =
            "10 records would be deleted: 33.3 % of the 30 that are stored. Their number is typed before";

    @Test
    void thePageBeginsWithoutThem() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview);
        assertThat(names()).containsExactly("Product 20", "Brand new");
        assertThat(text()).contains("Without deletions 2", "Deleted 10");
        assertThat($view(DeletionNote.class).exists()).isFalse();
        test($view(Checkbox.class).single()).click();
        assertThat(bar()).as("nor are they marked with all").contains("2 of 2 marked");
    }

    @Test
    void theyAreAskedForAndThePageSaysWhatShareOfTheRecordsTheyAre() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview);
        test(chip("Deleted")).click();
        assertThat(address()).isEqualTo("previews/" + preview + "?kind=deleted");
        assertThat(names()).hasSize(10).startsWith("Product 19");
        assertThat(text()).contains(WARNING);
        approveAndApply(preview);
        open("previews/" + preview + "?kind=deleted");
        assertThat($view(DeletionNote.class).exists()).as("done is done").isFalse();
        test(chip("Applied")).click();
        assertThat(address()).contains("kind=deleted", "outcome=applied");
    }

    @Test
    void whatBecameOfThemIsListedWithTheRest() {
        UUID preview = aPreviewOfChanges();
        approveAndApply(preview);
        open("previews/" + preview + "?outcome=applied");
        assertThat(names()).hasSize(12);
    }

    @Test
    void whoLooksForADeletedOneIsToldWhereToLook() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview);
        test($view(TextField.class).single()).setValue("product 25");
        assertThat(text()).contains("No new or updated item matches", "Deletions are listed apart");
        test(button("Look among the deletions")).click();
        assertThat(address()).contains("kind=deleted", "q=product");
        assertThat(names()).containsExactly("Product 25");
    }

    @Test
    void whereThereIsNothingElseTheyAreListedAtOnceWithTheWarning() {
        connection = sources.connect(new RecordsOfATest().products(30, "10.00"));
        approveAndApply(request(connection));
        sources.replace(connection, new RecordsOfATest().products(20, "10.00"));
        UUID preview = request(connection);
        work().all();
        open("previews/" + preview);
        assertThat(names()).hasSize(10);
        assertThat(text()).contains("All 10", WARNING);
        assertThat($view(Button.class).withText("Look among the deletions").all())
                .isEmpty();
    }

    @Test
    void anExportOfAllHoldsThemToo() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview);
        test(button("Export")).click();
        assertThat($(ExportDialog.class).single().getElement().getTextRecursively())
                .contains("All 12 items of this preview");
    }
}

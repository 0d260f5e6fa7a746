package com.mantisnxt.sync.preview.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.preview.plan.MovedRecords;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A connection's preview as whoever may read it sees it. */
class PlanViewTest extends PlanPage {

    @Test
    void whatAPreviewHoldsIsSaidInNumbersAndEachNarrowsTheList() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview);
        assertThat(text())
                .contains(
                        "Waits for a decision",
                        "Made up",
                        "products",
                        "Without deletions 2",
                        "New 1",
                        "Updated 1",
                        "Deleted 10");
        assertThat(text()).contains("Unchanged 19", "Approve 12 changes");
        test(chip("New")).click();
        assertThat(address()).isEqualTo("previews/" + preview + "?kind=new");
        assertThat(names()).containsExactly("Brand new");
        test($view(TextField.class).single()).setValue("nowhere to be found");
        assertThat(text()).contains("No item matches");
        test($view(Button.class).withText("All items").single()).click();
        assertThat(address()).isEqualTo("previews/" + preview);
    }

    @Test
    void whileItIsComputedThePageSaysSoAndWhenNothingDiffersTooThat() {
        UUID connection = sources.connect(new RecordsOfATest().products(3, "1.00"));
        UUID first = request(connection);
        open("previews/" + first);
        assertThat(text()).contains("Being computed");
        approveAndApply(first);
        UUID again = request(connection);
        work().all();
        open("previews/" + again);
        assertThat(text()).contains("Nothing would change", "There is nothing to apply");
    }

    @Test
    void whatCouldNotBeSeenIsSaidAndNoDeletionIsProposed() {
        UUID connection = sources.connect(new RecordsOfATest().products(5, "1.00"));
        approveAndApply(request(connection));
        sources.replace(connection, new RecordsOfATest().products(2, "1.00").announcing(5));
        UUID preview = request(connection);
        work().all();
        open("previews/" + preview);
        assertThat(text()).contains("Not everything could be seen", "from 2 of 5 records", "Deleted 0");
    }

    @Test
    void thePageSaysHowManyRecordsMovedSinceAndGetsANewPreview() {
        UUID preview = aPreviewOfChanges();
        try (Session session = database.asApplication(organisation.id())) {
            session.run(
                    "update sync_console.record set version = version + 1 where external_id in ('p-000020', 'p-000025')");
        }
        open("previews/" + preview);
        PlanHead head = $view(PlanHead.class).single();
        head.moved(context.getBean(MovedRecords.class).count(preview));
        assertThat(text()).contains("Of our records 2 have changed since");
        test(button("Refresh")).click();
        assertThat(address()).startsWith("previews/").isNotEqualTo("previews/" + preview);
        assertThat(text()).contains("Being computed");
        work().all();
        assertThat(plans().get(preview).state()).isEqualTo(PlanState.SUPERSEDED);
    }
}

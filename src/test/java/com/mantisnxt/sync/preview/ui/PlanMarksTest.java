package com.mantisnxt.sync.preview.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.base.ui.Address;
import com.mantisnxt.sync.preview.LargePreview;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Items are taken out of a preview, one or many at once. */
class PlanMarksTest extends PlanPage {

    @Test
    void anItemOpensWithItsFieldsAndIsTakenOutWithAReason() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview + "?kind=updated&item=1");
        assertThat(panel()).contains("Product 20", "version 1", "Price jumps · Runs out");
        test(button("Take item out")).click();
        test($(TextArea.class).single()).setValue("Ask the buyer first");
        test($(ConfirmDialog.class).single()).confirm();
        assertThat(text()).contains("Approve 11 changes", "Excluded 1");
        assertThat(panel()).contains("Taken out by Test User: Ask the buyer first", "Take item back in");
        test(button("Take item back in")).click();
        assertThat(text()).contains("Approve 12 changes");
        assertThat(panel()).doesNotContain("Ask the buyer first");
        assertThat(trail()).contains("preview_items_excluded", "preview_items_included");
    }

    @Test
    void allThatMatchAreMarkedAtOnceAndTakenOutAndBackInTogether() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview + "?kind=deleted");
        assertThat(bar()).contains("Matching 10");
        test($view(Checkbox.class).single()).click();
        assertThat(bar()).contains("10 of 10 marked");
        test(button("Take out")).click();
        test($(TextArea.class).single()).setValue("The season goes on");
        test($(ConfirmDialog.class).single()).confirm();
        assertThat(text()).contains("Approve 2 changes", "Excluded 10");
        assertThat(bar()).as("done, and unmarked").contains("Matching 10");
        test($view(Checkbox.class).single()).click();
        test(button("Take back in")).click();
        assertThat(text()).contains("Approve 12 changes").doesNotContain("Excluded 10");
    }

    @Test
    void aFieldOfAllThatMatchIsLeftAloneAndAppliedAgain() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview + "?field=price");
        test($view(Checkbox.class).single()).click();
        test(button("Leave a field alone")).click();
        FieldDialog dialog = $(FieldDialog.class).single();
        assertThat(dialog.getElement().getTextRecursively()).contains("Marked items that change it: 1.");
        assertThat(inDialog("Leave it alone in 1").isEnabled()).isFalse();
        test($(TextField.class)
                        .withCondition(field -> "Reason".equals(field.getLabel()))
                        .single())
                .setValue("Another price list");
        test(inDialog("Leave it alone in 1")).click();
        open("previews/" + preview + "?field=price&item=1");
        assertThat(panel()).contains("price taken out by Test User: Another price list");
        test($view(Checkbox.class).single()).click();
        test(button("Leave a field alone")).click();
        test(inDialog("Apply it again in 1")).click();
        assertThat(panel()).doesNotContain("Another price list");
        assertThat(trail()).contains("preview_field_excluded", "preview_field_included");
    }

    @Test
    void marksAreForgottenWhenOtherItemsAreListed() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview + "?kind=deleted");
        test($view(Checkbox.class).single()).click();
        open("previews/" + preview + "?kind=new");
        assertThat(bar()).contains("Matching 1").doesNotContain("marked");
    }

    @Test
    void whatIsMarkedIsInTheAddressAndComesBackWithIt() {
        String deletions = "previews/" + aPreviewOfChanges() + "?kind=deleted";
        open(deletions);
        list().range(1, 2);
        String link = deletions + "&mark=2&mark=3";
        assertThat(said()).isEqualTo(place(link));
        list().markNone();
        assertThat(said()).isEqualTo(place(deletions));
        open(link + "&mark=1&mark=999999&mark=-4");
        assertThat(bar()).as("an update and a number of none are not listed").contains("2 of 10 marked");
        open(link + "&item=5");
        assertThat(bar()).as("an item was opened").contains("2 of 10 marked");
        list().range(9, 9);
        assertThat(said()).isEqualTo(place(link + "&item=5&mark=10"));
        open(link);
        assertThat(bar()).as("one went back").contains("2 of 10 marked");
        test(button("Take out")).click();
        test($(TextArea.class).single()).setValue("The season goes on");
        test($(ConfirmDialog.class).single()).confirm();
        assertThat(text()).contains("Excluded 2");
        assertThat(said()).as("done with").isEqualTo(place(deletions));
    }

    @Test
    void allButSomeIsAWordOfTheAddress() {
        String deletions = "previews/" + aPreviewOfChanges() + "?kind=deleted";
        open(deletions + "&marks=all&but=2&but=1");
        assertThat(bar()).as("an update is none of them").contains("9 of 10 marked");
        list().range(0, 9);
        assertThat(said()).isEqualTo(place(deletions + "&marks=all"));
        test(chip("New")).click();
        assertThat(said()).as("other items").isEqualTo(place("?kind=new"));
        assertThat(bar()).doesNotContain("marked");
        open(deletions + "&marks=all");
        assertThat(bar()).as("one went back").contains("10 of 10 marked");
    }

    @Test
    void moreThanAnAddressHasRoomForStaysMarkedWhileOneIsThere() {
        String address;
        try (Session session = database.asApplication(organisation.id())) {
            address = "previews/" + LargePreview.with(session, organisation.id(), 60, 7);
        }
        open(address);
        list().range(0, 49);
        assertThat(said().marked().positions()).hasSize(50);
        list().range(50, 50);
        assertThat(said()).isEqualTo(PlanPlace.START);
        open(address + "?item=3");
        assertThat(bar()).contains("51 of 60 marked");
    }

    @Test
    void whatIsDecidedHasNoMarksWhateverTheAddressSays() {
        UUID preview = aPreviewOfChanges();
        approveAndApply(preview);
        open("previews/" + preview + "?marks=all");
        assertThat(bar()).doesNotContain("marked");
    }

    private PlanList list() {
        return $view(PlanList.class).single();
    }

    private static PlanPlace said() {
        return PlanPlace.of(Address.of(UI.getCurrent()).getQueryParameters());
    }

    private static PlanPlace place(String address) {
        return PlanPlace.of(QueryParameters.fromString(address.substring(address.indexOf('?') + 1)));
    }

    @Test
    void whoMayNotDecideMarksNothingAndExportsAll() {
        UUID preview = aPreviewOfChanges();
        signIn("Sue Port", Role.SUPPORT);
        open("previews/" + preview + "?marks=all");
        assertThat($view(Checkbox.class).all()).isEmpty();
        test(button("Export")).click();
        assertThat($(ExportDialog.class).single().getElement().getTextRecursively())
                .contains("All 12 items of this preview");
    }
}

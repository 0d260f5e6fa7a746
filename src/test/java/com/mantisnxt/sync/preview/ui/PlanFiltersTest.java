package com.mantisnxt.sync.preview.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.preview.plan.Exclusions;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** All that narrows the list of items narrows it together, and stands in the address. */
class PlanFiltersTest extends PlanPage {

    @Test
    void aChipKeepsTheTextTheFieldAndTheOtherChips() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview + "?q=product&field=price");
        test(chip("Updated")).click();
        assertThat(parameters()).containsExactlyInAnyOrder("kind=updated", "field=price", "q=product");
        test(chip("Price jumps")).click();
        assertThat(parameters())
                .containsExactlyInAnyOrder("kind=updated", "field=price", "warning=price_change", "q=product");
        assertThat(names()).containsExactly("Product 20");
        assertThat($view(TextField.class).single().getValue()).isEqualTo("product");
        assertThat($view(ComboBox.class).single().getValue()).isEqualTo("price");
    }

    @Test
    void aChipThatIsPressedAgainNarrowsNoMore() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview + "?kind=updated&warning=price_change&q=product");
        assertThat(chip("Price jumps").getElement().getAttribute("aria-pressed"))
                .isEqualTo("true");
        test(chip("Price jumps")).click();
        assertThat(parameters()).containsExactlyInAnyOrder("kind=updated", "q=product");
        test(chip("Updated")).click();
        assertThat(parameters()).containsExactlyInAnyOrder("q=product");
    }

    @Test
    void whatIsTypedKeepsTheChips() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview + "?kind=new&excluded=yes");
        test($view(TextField.class).single()).setValue("brand");
        assertThat(parameters()).containsExactlyInAnyOrder("kind=new", "q=brand", "excluded=yes");
    }

    /** Else nobody could leave the list that it makes empty. */
    @Test
    void aWarningThatIsAskedForHasItsChipAlsoWhenNothingIsLeftToWarnOf() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview + "?warning=price_change");
        assertThat(names()).containsExactly("Product 20");
        context.getBean(Exclusions.class).excludeField(preview, 1, "price", "wrong list");
        open("previews");
        open("previews/" + preview + "?warning=price_change");
        assertThat($view(Grid.class).all()).isEmpty();
        test(chip("Price jumps")).click();
        assertThat(names()).contains("Product 20");
        assertThat($view(NativeButton.class).all())
                .noneMatch(chip -> chip.getElement().getTextRecursively().contains("Price jumps"));
    }

    private static String[] parameters() {
        return address().replaceAll("^[^?]*\\?", "").split("&");
    }
}

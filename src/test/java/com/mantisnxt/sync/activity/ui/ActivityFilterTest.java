package com.mantisnxt.sync.activity.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.SyncStatus;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import org.junit.jupiter.api.Test;

/** What is searched for stands in the address and in the line, and both make it. */
class ActivityFilterTest extends ActivityPage {

    @Test
    void aFilterStandsInTheAddressAndTheAddressMakesTheFilter() {
        events.add(now, "completed", "product", null);
        events.add(now, "failed", "order", "boom");
        open("activity?status=failed&last=7d");
        assertThat(test(grid()).size()).isEqualTo(1);
        assertThat(statuses().getValue()).containsExactly(SyncStatus.FAILED);
        test(statuses()).selectItem("Failed", "Completed");
        assertThat(address()).contains("status=completed").contains("last=7d");
    }

    @Test
    void theSearchLineIsTheWholeFilter() {
        events.add(now, "failed", "order", "Rate limit exceeded: 429");
        events.add(now.minusSeconds(1), "failed", "product", "Rate limit exceeded: 430");
        events.add(now.minusSeconds(2), "failed", "order", "boom");
        navigate(ActivityView.class);
        assertThat(test(grid()).size()).isEqualTo(3);
        search("entity:order \"rate limit\" 42");
        assertThat(test(grid()).size()).isEqualTo(1);
        assertThat(address()).contains("entity=order").contains("q=%22rate%20limit%22%2042");
        assertThat(line().text()).isEqualTo("entity:order \"rate limit\" 42");
        search("");
        assertThat(test(grid()).size()).isEqualTo(3);
    }

    @Test
    void whatTheLineCannotReadIsSaidWithItsPlaceAndNothingChanges() {
        events.add(now, "failed", "order", "boom");
        navigate(ActivityView.class);
        search("boom status:fialed");
        assertThat(line().fault()).isNotNull();
        assertThat(line().fault()).contains("status:fialed", "character 6", "failed");
        assertThat(address()).isEqualTo("activity");
        search("boom status:failed");
        assertThat(line().fault()).isNull();
    }

    @Test
    void aTextTooShortForTheIndexSaysThatOnlyTheNewestAreSearched() {
        open("activity?q=42");
        assertThat(line().getElement().getProperty("helper")).contains("newest 20,000");
        open("activity?q=429");
        assertThat(line().getElement().getProperty("helper")).isNullOrEmpty();
    }

    private void search(String text) {
        ComponentUtil.fireEvent(line(), new LineField.Search(line(), true, text, true));
    }

    private LineField line() {
        return $view(LineField.class).single();
    }

    @Test
    void whatTheAddressSaysWrongIsSaidAndLeftOut() {
        events.add(now, "completed", "product", null);
        open("activity?status=exploded&last=soon&user=me&event=x&from=yesterday");
        assertThat(text()).contains("status=exploded", "last=soon", "user=me", "event=x", "from=yesterday");
        assertThat(test(grid()).size()).isEqualTo(1);
    }

    @Test
    void aRangeOfOnesOwnStandsInTheAddress() {
        events.add(now, "completed", "product", null);
        navigate(ActivityView.class);
        @SuppressWarnings("unchecked")
        Select<Object> range = $view(Select.class).single();
        test(range).selectItem("Last 7 days");
        assertThat(address()).isEqualTo("activity?last=7d");
        test(range).selectItem("Between two times");
        assertThat(address()).startsWith("activity?from=");
    }

    private MultiSelectComboBox<SyncStatus> statuses() {
        return $view(MultiSelectComboBox.class).all().getFirst();
    }
}

package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.preview.StoredPreviews;
import com.mantisnxt.sync.testing.TestServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a change does to one record, as it is painted: of pairs that are fixed, in a real browser. */
@BrowserTest
class FieldDiffIT {

    private static final String LONG = IntStream.range(0, 3_000)
            .mapToObj(i -> i == 1_500 ? "MIDDLE" : "word" + i)
            .collect(Collectors.joining(" "));
    private static final String ENDLESS = "x".repeat(4_000);

    private Page page;
    private UUID preview;

    @BeforeEach
    void open(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        preview = new StoredPreviews(TestServer.POSTGRES_18.shared(), organisation.id.value(), organisation.admin.id())
                .add("{\"updated\":[" + String.join(",", pairs()) + "],"
                        + "\"new\":[{\"id\":\"n\",\"name\":\"Brand new\",\"price\":\"3.00\"}],"
                        + "\"deleted\":[{\"id\":\"d\",\"name\":\"Old lamp\"}]}");
        page = console.pageOf(organisation.admin);
    }

    private static List<String> pairs() {
        return List.of(
                pair("a", """
                        {"name":"Wool jacket, dark green","price":"119.00","stock":7,"tags":["wool","winter"],"note":"kept"}
                        """, """
                        {"name":"Wool coat, dark green","price":"159.46","stock":0,"tags":["wool","sale"],"note":"kept"}
                        """),
                pair(
                        "b",
                        "{\"name\":\"قميص أزرق طويل\",\"price\":\"0\"}",
                        "{\"name\":\"قميص أحمر طويل\",\"price\":\"5.5\"}"),
                pair(
                        "c",
                        "{\"text\":\"" + LONG + "\",\"code\":\"1001\"}",
                        "{\"text\":\"" + LONG.replace("MIDDLE", "CENTRE") + "\",\"code\":\"1002\"}"),
                pair(
                        "e",
                        "{\"text\":\"" + ENDLESS + "\"}",
                        "{\"text\":\"" + ENDLESS + "y\",\"more\":{\"deep\":{\"er\":true}}}"));
    }

    @Test
    void onlyChangedFieldsAreShownAndWordsAreMarked() {
        show(0);
        assertThat(rows()).hasCount(4);
        assertThat(field("name").locator("del")).hasText("jacket");
        assertThat(field("name").locator("ins")).hasText("coat");
        assertThat(field("tags").locator("del")).hasText("winter");
        assertThat(field("tags").locator("ins")).hasText("sale");
        button("All 5").click();
        assertThat(rows()).hasCount(5);
        assertThat(field("note").locator("td")).hasAttribute("colspan", "2");
        assertThat(field("note")).containsText("kept");
        button("Changed fields only").click();
        assertThat(rows()).hasCount(4);
        photograph("diff-fields");
    }

    @Test
    void aPriceSaysWhichWayAndByHowMuch() {
        show(0);
        assertThat(field("price")).containsText("119.00");
        assertThat(field("price").locator(".up")).containsText("▲");
        assertThat(field("price").locator(".up")).containsText("34 % (+40.46)");
        assertThat(field("stock").locator(".down")).containsText("▼");
        assertThat(field("stock").locator(".down")).containsText("100 % (−7)");
        show(1);
        assertThat(field("price").locator(".up")).containsText("5.5");
        assertThat(field("price").locator(".up")).not().containsText("%");
        show(2);
        assertThat(field("code").locator("i")).hasCount(0);
    }

    @Test
    void theRecordAsItIsStandsBehindAToggle() {
        show(0);
        button("JSON").click();
        assertThat(page.locator("field-diff pre")).hasCount(2);
        assertThat(page.locator("field-diff pre").first()).containsText("\"note\": \"kept\"");
        assertThat(page.locator("field-diff pre").first().locator("del")).not().hasCount(0);
        assertThat(page.locator("field-diff pre").last()).containsText("\"price\": \"159.46\"");
        assertThat(button("JSON")).hasAttribute("aria-pressed", "true");
        photograph("diff-json");
    }

    @Test
    void arabicReadsFromTheRightAndItsWordsAreMarked() {
        show(1);
        assertThat(field("name").locator("del")).hasText("أزرق");
        assertThat(field("name").locator("ins")).hasText("أحمر");
        Assertions.assertThat(field("name").locator("td.new bdi").evaluate("text => getComputedStyle(text).direction"))
                .isEqualTo("rtl");
        photograph("diff-arabic");
    }

    @Test
    void ofALongTextOnlyTheWordThatChangesIsMarkedAndNothingRunsOutOfThePanel() {
        show(2);
        assertThat(field("text").locator("del")).hasText("MIDDLE");
        assertThat(field("text").locator("ins")).hasText("CENTRE");
        fits();
        show(3);
        assertThat(field("more.deep.er")).containsText("true");
        fits();
        page.setViewportSize(390, 800);
        fits();
        photograph("diff-narrow");
    }

    @Test
    void whatIsNewOrGoesHasOneSide() {
        show("new", 0);
        assertThat(page.locator("field-diff thead th")).hasCount(2);
        assertThat(page.locator("field-diff thead")).containsText("New");
        assertThat(field("price")).containsText("3.00");
        show("deleted", 0);
        assertThat(page.locator("field-diff thead")).containsText("Will be deleted");
    }

    private void show(int number) {
        show("updated", number);
    }

    private void show(String kind, int number) {
        page.navigate("/previews/" + preview + "?kind=" + kind);
        page.locator(".plan-row:visible").nth(number).click();
        assertThat(page.locator("field-diff")).isVisible();
    }

    private void fits() {
        Assertions.assertThat((Boolean)
                        page.locator(".item-panel").evaluate("panel => panel.scrollWidth <= panel.clientWidth + 1"))
                .as("nothing has to be scrolled sideways")
                .isTrue();
    }

    private Locator rows() {
        return page.locator("field-diff tbody tr");
    }

    private Locator field(String path) {
        return rows().filter(new Locator.FilterOptions()
                .setHas(page.getByText(path, new Page.GetByTextOptions().setExact(true))));
    }

    private Locator button(String name) {
        return page.locator("field-diff button").filter(new Locator.FilterOptions().setHasText(name));
    }

    private void photograph(String name) {
        PreviewPages.photograph(page, name);
    }

    private static String pair(String id, String before, String after) {
        return "{\"id\":\"" + id + "\",\"old_data\":" + before.strip() + ",\"new_data\":" + after.strip() + "}";
    }
}

package com.mantisnxt.sync.activity.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivityRow;
import com.mantisnxt.sync.activity.EventId;
import com.mantisnxt.sync.activity.LoggedEvents;
import com.mantisnxt.sync.activity.TimeRange;
import com.mantisnxt.sync.activity.views.KeptSearch;
import com.mantisnxt.sync.activity.views.SavedView;
import com.mantisnxt.sync.activity.views.SavedViews;
import com.mantisnxt.sync.base.ui.ColumnsMenu;
import com.mantisnxt.sync.base.ui.EmptyState;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.menubar.MenuBarTester;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ActivityToolsTest extends ViewTest {

    private final LoggedEvents events = new LoggedEvents(database, organisation.id());
    private final SavedViews views;

    @Autowired
    ActivityToolsTest(SavedViews views) {
        this.views = views;
    }

    @Override
    protected Role role() {
        return Role.OPERATOR;
    }

    @Test
    void whatIsShownIsSavedUnderANameAndOpenedAgain() {
        open("activity?status=failed&last=7d");
        click("Views", "Save this view…");
        assertThat($(Checkbox.class).single().getLabel()).contains("organisation");
        test($(TextField.class)
                        .withCondition(field -> "Name".equals(field.getLabel()))
                        .single())
                .setValue("Failed this week");
        test($(Button.class).withText("Save").single()).click();
        assertThat(views.list()).extracting(SavedView::name).containsExactly("Failed this week");
        open("activity");
        click("Views", "Failed this week");
        assertThat(address()).contains("status=failed").contains("last=7d");
        assertThat(item("Views", "Failed this week").isChecked()).isTrue();
    }

    @Test
    void aNameThatIsTakenIsRefusedAtItsField() {
        views.save("Taken", KeptSearch.of(ActivityFilter.DEFAULT), false);
        navigate(ActivityView.class);
        click("Views", "Save this view…");
        TextField name = $(TextField.class)
                .withCondition(field -> "Name".equals(field.getLabel()))
                .single();
        test(name).setValue("taken");
        test($(Button.class).withText("Save").single()).click();
        assertThat(name.isInvalid()).isTrue();
        assertThat(name.getErrorMessage()).contains("named taken already");
        assertThat(views.list()).hasSize(1);
    }

    @Test
    void theLinkOfAViewLeadsToWhatItSearchesForNow() {
        var week = ActivityFilter.DEFAULT.within(new TimeRange.Last(Duration.ofDays(7)));
        UUID id = views.save("Week", KeptSearch.of(week), false).id();
        open("activity/views/" + id);
        assertThat(address()).isEqualTo("activity?last=7d");
        views.replace(id, KeptSearch.of(ActivityFilter.DEFAULT));
        open("activity/views/" + id);
        assertThat(address()).isEqualTo("activity");
    }

    @Test
    void aLinkToNoViewSaysSo() {
        for (String id : List.of(UUID.randomUUID().toString(), "nonsense")) {
            open("activity/views/" + id);
            assertThat($(EmptyState.class).single().getElement().getTextRecursively())
                    .contains("No such view");
        }
    }

    @Test
    void viewsAreListedWithWhatCanBeDone() {
        UUID id =
                views.save("Week", KeptSearch.of(ActivityFilter.DEFAULT), true).id();
        navigate(ActivityView.class);
        click("Views", "Manage views…");
        assertThat($(Anchor.class).withText("Week").single().getHref()).isEqualTo("activity/views/" + id);
        ViewActs acts = $(ViewActs.class).single();
        assertThat(texts(acts.getItems().getFirst()))
                .containsExactly("Copy the link", "Rename…", "Replace by what is shown…", "Stop sharing", "Delete…");
    }

    @Test
    void columnsComeAndGoAndTheMessageStays() {
        events.add(Instant.now(), "failed", "order", "boom");
        navigate(ActivityView.class);
        assertThat(columns()).contains("user", "text").doesNotContain("item");
        click("Columns", "User");
        click("Columns", "Item");
        assertThat(columns()).contains("item", "text").doesNotContain("user");
        assertThat(texts(root("Columns"))).doesNotContain("Message");
        grid().leave(ActivityGrid.Room.SMALL, true);
        assertThat(columns()).contains("text").doesNotContain("item", "entity");
        grid().leave(ActivityGrid.Room.SMALL, false);
        assertThat(columns()).contains("item", "entity").doesNotContain("user");
        click("Columns", "As usual");
        assertThat(columns()).contains("user").doesNotContain("item");
        assertThat(item("Columns", "User").isChecked()).isTrue();
    }

    @Test
    void theAddressBringsColumnsBackAndSaysWhichDoNotExist() {
        events.add(Instant.now(), "failed", "order", "boom");
        open("activity?columns=item,-user");
        assertThat(columns()).contains("item", "text").doesNotContain("user");
        assertThat(item("Columns", "User").isChecked()).isFalse();
        click("Columns", "User");
        assertThat(columns()).contains("item", "user");
        assertThat(shownPlace().parameters().getQueryString()).isEqualTo("columns=item");
        click("Columns", "Item");
        assertThat(shownPlace().parameters().getQueryString()).as("as usual").isEmpty();
        open("activity?columns=item,-text");
        assertThat(columns())
                .as("the message can't go")
                .contains("user", "text")
                .doesNotContain("item");
        assertThat($view(ActivityView.class).single().getElement().getTextRecursively())
                .contains("item,-text");
    }

    @Test
    void whatWasChosenLastInThisBrowserGetsIntoTheAddress() {
        events.add(Instant.now(), "failed", "order", "boom");
        open("activity");
        ColumnsMenu menu = $(ActivityTools.class).single().columns();
        menu.recall("no,such=columns");
        assertThat(columns()).contains("user");
        menu.recall("-user");
        assertThat(columns()).doesNotContain("user");
        assertThat(shownPlace().parameters().getQueryString()).isEqualTo("columns=-user");
        open("activity?columns=item");
        assertThat(columns()).as("the address comes first").contains("item", "user");
        open("activity?last=7d");
        assertThat(columns()).doesNotContain("user", "item");
        assertThat(shownPlace().parameters().getQueryString()).contains("columns=-user");
    }

    @Test
    void columnsStayWhereverOneGoesFromThere() {
        EventId event = events.add(Instant.now(), "failed", "order", "boom");
        open("activity?columns=-user");
        test($view(Button.class).withText("Group by cause").single()).click();
        assertThat(address()).contains("by=cause").contains("columns=-user");
        open("activity?event=" + event + "&columns=-user");
        assertThat(columns()).doesNotContain("user");
        open("activity");
        assertThat(columns()).as("nothing is said of them").contains("user");
    }

    @Test
    void aViewBringsBackItsColumnsAndItsGroups() {
        open("activity?last=7d&by=cause&columns=item,-user");
        click("Views", "Save this view…");
        test($(TextField.class)
                        .withCondition(field -> "Name".equals(field.getLabel()))
                        .single())
                .setValue("Causes");
        test($(Button.class).withText("Save").single()).click();
        assertThat(item("Views", "Causes").isChecked()).isTrue();
        open("activity");
        assertThat(item("Views", "Causes").isChecked()).isFalse();
        click("Views", "Causes");
        assertThat(address()).contains("last=7d", "by=cause", "columns=item%2C-user");
        open("activity/views/" + views.list().getFirst().id());
        assertThat(address()).contains("last=7d", "by=cause", "columns=item%2C-user");
        click("Views", "Manage views…");
        assertThat($(ViewsDialog.class).single().getElement().getTextRecursively())
                .contains("last:7d · by cause");
    }

    @Test
    void aViewOfTheUsualColumnsShowsThoseToWhoeverHasOthers() {
        views.save("Usual", new KeptSearch(ActivityFilter.DEFAULT, false, "usual"), false);
        views.save("Any", KeptSearch.of(ActivityFilter.DEFAULT), false);
        events.add(Instant.now(), "failed", "order", "boom");
        open("activity?columns=-user");
        assertThat(item("Views", "Usual").isChecked()).isFalse();
        click("Views", "Any");
        assertThat(columns()).as("it leaves them alone").doesNotContain("user");
        click("Views", "Usual");
        assertThat(columns()).contains("user");
    }

    @Test
    void anExportSaysFirstHowMuchItHolds() {
        events.addMany(1_234, Instant.now().minusSeconds(5));
        navigate(ActivityView.class);
        click("Export…");
        ExportDialog dialog = $(ExportDialog.class).single();
        assertThat(dialog.getElement().getTextRecursively())
                .contains("1,234 events, newest first, until")
                .contains("last:24h")
                .contains("audit trail");
        assertThat($(Anchor.class)
                        .withCondition(link -> link.getElement().hasAttribute("data-format"))
                        .all())
                .extracting(link -> link.getElement().getAttribute("data-format"))
                .containsExactly("csv", "ndjson");
        test($(Button.class).withText("Close").single()).click();
        assertThat(dialog.isOpened()).isFalse();
    }

    private ActivityPlace shownPlace() {
        return $view(ActivityView.class).single().place();
    }

    private void click(String... path) {
        new MenuBarTester<>($(ActivityTools.class).single())
                .clickItem(path[0], Stream.of(path).skip(1).toArray(String[]::new));
        roundTrip();
    }

    private MenuItem root(String name) {
        return $(ActivityTools.class).single().getItems().stream()
                .filter(item -> name.equals(item.getText()))
                .findFirst()
                .orElseThrow();
    }

    private MenuItem item(String root, String name) {
        return root(root).getSubMenu().getItems().stream()
                .filter(item -> name.equals(item.getText()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(MenuItem root) {
        return root.getSubMenu().getItems().stream().map(MenuItem::getText).toList();
    }

    private ActivityGrid grid() {
        return (ActivityGrid) $view(Grid.class).single();
    }

    private List<String> columns() {
        return grid().getColumns().stream()
                .filter(Grid.Column<ActivityRow>::isVisible)
                .map(column -> Objects.requireNonNull(column.getKey()))
                .toList();
    }
}

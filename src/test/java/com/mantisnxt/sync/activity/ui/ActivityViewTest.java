package com.mantisnxt.sync.activity.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.activity.ActivityRow;
import com.mantisnxt.sync.activity.EventId;
import com.mantisnxt.sync.activity.LoggedEvents;
import com.mantisnxt.sync.base.ui.EmptyState;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.router.RouterLink;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The list of what happened, and an event beside it. */
class ActivityViewTest extends ActivityPage {

    private static final String SYNC = """
            insert into public.sync_progress (org_id, sync_id, entity_type, total_items)
            values (current_setting('app.current_org_id')::uuid, ?, 'order', 10)
            """;

    @Test
    void showsWhatHappenedNewestFirst() {
        events.add(now.minusSeconds(20), Map.of("message", "first line\nsecond", "sync", "s/1 Ж"), null);
        events.add(now.minusSeconds(10), "failed", "order", "boom");
        try (Session session = database.asApplication(organisation.id())) {
            session.run(SYNC, "s/1 Ж");
        }
        navigate(ActivityView.class);
        var rows = test(grid());
        assertThat(rows.size()).isEqualTo(2);
        assertThat(rows.getLitRendererPropertyValue(0, "text", "text", String.class))
                .isEqualTo("boom");
        assertThat(rows.getLitRendererPropertyValue(0, "status", "state", String.class))
                .isEqualTo("failed");
        assertThat(rows.getLitRendererPropertyValue(1, "text", "text", String.class))
                .isEqualTo("first line");
        assertThat(rows.getLitRendererPropertyValue(1, "sync", "href", String.class))
                .isEqualTo("./?sync=s%2F1+%D0%96");
    }

    @Test
    void aRowOpensBesideTheListAndClosesAgain() {
        String error = "boom ".repeat(800).strip();
        EventId id = events.add(
                now, Map.of("status", "failed", "details", "{\"code\":429,\"sku\":\"Ж-1\"}", "sync", "s-1"), error);
        EventId near = events.add(now.minusSeconds(60), "completed", "product", null);
        navigate(ActivityView.class);
        test(grid()).clickRow(0);
        assertThat(address()).contains("event=" + id);
        assertThat($view(Pre.class).all())
                .extracting(Pre::getText)
                .containsExactly(error, "{\n  \"sku\" : \"Ж-1\",\n  \"code\" : 429\n}");
        assertThat($view(DescriptionList.class).single().getElement().getTextRecursively())
                .contains("s-1");
        assertThat($view(RouterLink.class).all())
                .extracting(RouterLink::getHref)
                .anyMatch(href -> href.contains(near.toString()));
        test($view(Button.class)
                        .withCondition(
                                button -> "Close".equals(button.getAriaLabel().orElse("")))
                        .single())
                .click();
        assertThat($view(MasterDetailLayout.class).single().getDetail()).isNull();
        assertThat(address()).doesNotContain("event=");
    }

    @Test
    void aDeepLinkOpensItsEventAlsoWhereTheListDoesNotHoldIt() {
        EventId old = events.add(now.minus(20, ChronoUnit.DAYS), "failed", "order", "long ago");
        open("activity?event=" + old);
        assertThat($view(Pre.class).all()).extracting(Pre::getText).contains("long ago");
    }

    @Test
    void anotherOrganisationsLinkLooksLikeOneToNothing() {
        var other = database.newOrganisation();
        EventId theirs = new LoggedEvents(database, other.id()).add(now, "failed", "order", "secret");
        open("activity?event=" + theirs);
        assertThat(panel()).contains("No such event").doesNotContain("secret");
        open("activity?event=1-11111111-1111-1111-1111-111111111111");
        assertThat(panel()).contains("No such event");
    }

    @Test
    void theWayToASyncIsOnlyThereWhileTheSyncIs() {
        EventId event = events.add(now, Map.of("status", "failed", "sync", "nightly"), "boom");
        try (Session elsewhere =
                database.asApplication(database.newOrganisation().id())) {
            elsewhere.run(SYNC, "nightly");
        }
        open("activity?event=" + event);
        assertThat(test(grid()).getLitRendererPropertyValue(0, "sync", "href", String.class))
                .isEmpty();
        assertThat(test(grid()).getLitRendererPropertyValue(0, "sync", "hint", String.class))
                .isEqualTo("nightly · Its sync is no longer kept.");
        assertThat(panel()).contains("nightly", "Its sync is no longer kept.").doesNotContain("Open the sync");
        try (Session here = database.asApplication(organisation.id())) {
            here.run(SYNC, "nightly");
        }
        open("activity?last=7d&event=" + event);
        assertThat(test(grid()).getLitRendererPropertyValue(0, "sync", "href", String.class))
                .isEqualTo("./?sync=nightly");
        assertThat(panel()).contains("Open the sync").doesNotContain("no longer kept");
        EventId none = events.add(now, "failed", "order", "of no sync");
        open("activity?event=" + none);
        assertThat(panel()).doesNotContain("Open the sync").doesNotContain("no longer kept");
    }

    @Test
    void tellsNothingYetFromNothingNowAndFromFilteredOut() {
        navigate(ActivityView.class);
        assertThat(empty()).contains("Nothing has happened yet");
        EventId old = events.add(now.minus(3, ChronoUnit.DAYS), "completed", "product", null);
        open("activity?last=1h");
        assertThat(empty()).contains("Nothing happened in this time");
        open("activity?status=failed&last=7d");
        assertThat(empty()).contains("Nothing matches");
        test($view(Button.class).withText("Clear the filters").single()).click();
        assertThat(test(grid()).getRow(0).id()).isEqualTo(old);
        assertThat(address()).isEqualTo("activity?last=7d");
    }

    @Test
    void scrollsThroughThousandsWithoutCountingThem() {
        events.addMany(2_345, now);
        navigate(ActivityView.class);
        Grid<ActivityRow> grid = grid();
        assertThat(grid.getLazyDataView().getItems().skip(1_990).limit(20))
                .extracting(ActivityRow::message)
                .first()
                .isEqualTo("event 1990");
        assertThat(grid.getLazyDataView().getItems().count()).isEqualTo(2_345);
        await().pollInSameThread().untilAsserted(() -> {
            catchUp();
            assertThat(text()).contains("2,345 events");
        });
    }

    private String panel() {
        return $view(EventPanel.class).single().getElement().getTextRecursively();
    }

    private String empty() {
        return $view(EmptyState.class).single().getElement().getTextRecursively();
    }

    @Test
    void textsAreReadFromTheSideOfTheirLanguageAndTracesBreakWithinTheirFrames() {
        EventId id = events.add(
                now, Map.of("status", "failed", "message", "تمت معالجة"), "boom\n\tat a.very.LongFrame(File.java:7)");
        open("activity?event=" + id);
        assertThat($view(Paragraph.class)
                        .withText("تمت معالجة")
                        .single()
                        .getElement()
                        .getAttribute("dir"))
                .isEqualTo("auto");
        assertThat($view(CopyableText.class).single().hasClassName("copyable-trace"))
                .isTrue();
    }
}

package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.ui.RowOpener;
import com.mantisnxt.sync.progress.bulk.BulkItem;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The syncs of an act, one per line, with what became of each; a line leads to its sync. */
@Uses(RelativeTime.class)
final class BulkGrid extends Grid<BulkItem> {

    private static final String TEXT = "<span class=\"history-text\" title=${item.text}>${item.text}</span>";
    private static final String OUTCOME = "<span class=\"bulk-outcome\" data-outcome=${item.kind}>${item.text}</span>";
    private static final String AGO = "${item.at ? html`<relative-time at=${item.at}></relative-time>` : ''}";

    BulkGrid(Consumer<BulkItem> opener) {
        addClassName("history-grid");
        addThemeVariants(GridVariant.LUMO_NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        setSizeFull();
        add("sync", text(BulkItem::syncId), "11rem").setFlexGrow(3);
        add(
                "outcome",
                LitRenderer.<BulkItem>of(OUTCOME)
                        .withProperty("kind", BulkGrid::kind)
                        .withProperty("text", item -> getTranslation("bulk.outcome." + kind(item))),
                "7rem");
        add("why", text(item -> item.reason() == null ? retried(item) : item.reason()), "11rem")
                .setFlexGrow(3);
        add("at", LitRenderer.<BulkItem>of(AGO).withProperty("at", BulkGrid::at), "6.5rem");
        RowOpener.on(this, opener);
    }

    /** What is needed most. */
    void setNarrow(boolean narrow) {
        getColumnByKey("at").setVisible(!narrow);
    }

    private Column<BulkItem> add(String key, LitRenderer<BulkItem> renderer, String width) {
        return addColumn(renderer)
                .setKey(key)
                .setHeader(getTranslation("bulk.column." + key))
                .setWidth(width)
                .setFlexGrow(1)
                .setResizable(true);
    }

    private String retried(BulkItem item) {
        return item.resultSync() == null ? "" : getTranslation("bulk.retried", item.resultSync());
    }

    private static String kind(BulkItem item) {
        return item.outcome() == null ? "open" : item.outcome().label();
    }

    private static @Nullable Long at(BulkItem item) {
        Instant at = item.settledAt();
        return at == null ? null : at.toEpochMilli();
    }

    private static LitRenderer<BulkItem> text(ValueProvider<BulkItem, String> text) {
        return LitRenderer.<BulkItem>of(TEXT).withProperty("text", text);
    }
}

package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.ui.ColumnsButton;
import com.mantisnxt.sync.base.ui.SystemMark;
import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.OrgBoard;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.RouterLink;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Chips by connector with their counts, and the search over the board's rows. */
class BoardToolbar extends Div {

    private final Map<@Nullable SourceSystem, NativeButton> chips = new LinkedHashMap<>();
    private final TextField search = new TextField();
    private final NativeButton select = new NativeButton(getTranslation("live.select"));
    private final ChoiceField order = new ChoiceField(getTranslation("live.order"), this::ordered);
    private final transient Consumer<BoardFilter> chosen;
    private transient BoardFilter filter = BoardFilter.ALL;

    BoardToolbar(Consumer<BoardFilter> chosen, ColumnsButton columns) {
        this.chosen = chosen;
        addClassName("sc-tools");
        chip(null);
        for (SourceSystem source : SourceSystem.values()) {
            chip(source);
        }
        search.setPlaceholder(getTranslation("live.search"));
        search.setAriaLabel(getTranslation("live.search"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(150);
        search.addClassName("sc-search");
        Span key = new Span("/");
        key.getElement().setAttribute("aria-hidden", "true");
        search.setSuffixComponent(key);
        search.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                chosen.accept(filter.withText(event.getValue()));
            }
        });
        atTheEnd(columns);
    }

    private void atTheEnd(ColumnsButton columns) {
        RouterLink history = new RouterLink(getTranslation("history.title"), HistoryView.class);
        history.addClassName("sc-chip");
        history.getElement().setAttribute("data-shape", "box");
        select.addClassName("sc-chip");
        select.getElement().setAttribute("data-shape", "box");
        select.setVisible(false);
        for (BoardOrder each : BoardOrder.values()) {
            order.option(each.label(), getTranslation("live.order." + each.label()));
        }
        Div end = new Div(order, columns, select, history);
        end.addClassName("sc-tools-end");
        add(end);
    }

    private void chip(@Nullable SourceSystem source) {
        NativeButton chip = new NativeButton(name(source), event -> chosen.accept(filter.withSource(source)));
        chip.addClassName("sc-chip");
        if (source != null) {
            SystemMark.on(chip, source);
        }
        chips.put(source, chip);
        add(chip);
    }

    private String name(@Nullable SourceSystem source) {
        return source == null ? getTranslation("live.all") : getTranslation("connector." + source.label());
    }

    private void ordered(String label) {
        BoardOrder.of(label).map(filter::withOrder).ifPresent(chosen);
    }

    /** Offers to mark rows, where one may do something with them. */
    void onSelect(Runnable selecting, boolean isOffered) {
        select.addClickListener(event -> selecting.run());
        select.setVisible(isOffered);
    }

    void showSelecting(boolean on) {
        select.getElement().setAttribute("aria-pressed", String.valueOf(on));
    }

    /** The search over the board; the view puts it into its header. */
    TextField search() {
        return search;
    }

    void show(BoardFilter shown) {
        filter = shown;
        if (!search.getValue().strip().toLowerCase(Locale.ROOT).equals(shown.text())) {
            search.setValue(shown.text());
        }
        order.show(shown.order().label());
        chips.forEach((source, chip) -> {
            boolean pressed = source == shown.source();
            chip.getElement().setAttribute("aria-pressed", String.valueOf(pressed));
        });
    }

    /** Counts what the other filters leave. */
    void count(OrgBoard board) {
        Map<@Nullable SourceSystem, Integer> counts = new LinkedHashMap<>();
        BoardFilter any = filter.withSource(null);
        for (LiveSync live : board.syncs().values()) {
            if (any.matches(live)) {
                counts.merge(null, 1, Integer::sum);
                counts.merge(Connectors.of(live.sync().sourceSystem()), 1, Integer::sum);
            }
        }
        chips.forEach((source, chip) -> {
            String text = "%s %,d".formatted(name(source), counts.getOrDefault(source, 0));
            if (!text.equals(chip.getText())) {
                chip.setText(text);
            }
        });
    }
}

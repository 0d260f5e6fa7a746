package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.base.ui.ColumnsButton;
import com.mantisnxt.sync.progress.FinishedSyncs;
import com.mantisnxt.sync.progress.HistoryFilter;
import com.mantisnxt.sync.progress.HistoryOrder;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What to look for among the ended syncs, and how many there are of it. */
class HistoryBar extends Div {

    private final transient Consumer<HistoryFilter> chosen;
    private final ChoiceField order;
    private final Map<SyncStatus, NativeButton> ends = new EnumMap<>(SyncStatus.class);
    private final ChoiceField entity;
    private final ChoiceField source;
    private final ChoiceField last;
    private final TextField search = new TextField();
    private final NativeButton clear;
    private final Span found = new Span();
    private transient HistoryFilter filter = HistoryFilter.ALL;

    /** @param go leads to what is chosen from what is shown */
    HistoryBar(Consumer<UnaryOperator<HistoryPlace>> go, ColumnsButton columns) {
        this.chosen = next -> go.accept(place -> place.with(next));
        addClassName("sc-tools");
        getElement().setAttribute("role", "search");
        getElement().setAttribute("aria-label", getTranslation("history.filter"));
        HistoryPlace.ENDS.forEach(this::end);
        entity = choice(
                "entity",
                label ->
                        filter.withEntity(Coded.byLabel(EntityType.class, label).orElse(null)));
        entities();
        source = choice(
                "source",
                label -> filter.withSource(
                        Coded.byLabel(SourceSystem.class, label).orElse(null)));
        sources();
        last = choice("last", length -> filter.within(HistoryPlace.LENGTHS.get(length)));
        HistoryPlace.LENGTHS.keySet().forEach(length -> last.option(length, getTranslation("history.last." + length)));
        order = new ChoiceField(
                getTranslation("history.order"), label -> go.accept(place -> place.with(HistoryPlace.order(label))));
        orders();
        clear = new NativeButton(getTranslation("history.clear"), event -> chosen.accept(HistoryFilter.ALL));
        clear.addClassName("sc-chip");
        clear.getElement().setAttribute("data-shape", "box");
        found.addClassName("sc-small");
        found.getElement().setAttribute("role", "status");
        Span space = new Span();
        space.addClassName("sc-grow");
        add(entity, source, last, clear, space, found, order, columns);
        searchField();
    }

    private void orders() {
        for (HistoryOrder one : HistoryOrder.values()) {
            order.option(HistoryPlace.label(one), getTranslation("history.order." + HistoryPlace.label(one)));
        }
    }

    private void entities() {
        for (EntityType one : EntityType.values()) {
            entity.option(one.label(), getTranslation("entities." + one.label()));
        }
    }

    private void sources() {
        for (SourceSystem one : SourceSystem.values()) {
            source.option(one.label(), getTranslation("connector." + one.label()));
        }
    }

    /** The search over the history; the view puts it into its header. */
    TextField search() {
        return search;
    }

    /** @param count of what matches, null where it could not be counted */
    void show(HistoryPlace place, @Nullable Integer count) {
        HistoryFilter shown = place.filter();
        filter = shown;
        order.show(HistoryPlace.label(place.order()));
        ends.forEach((status, chip) -> chip.getElement()
                .setAttribute("aria-pressed", String.valueOf(shown.statuses().contains(status))));
        entity.show(shown.entity() == null ? "" : shown.entity().label());
        source.show(shown.source() == null ? "" : shown.source().label());
        last.show(HistoryPlace.name(shown.within()));
        if (!new HistoryFilter(shown.statuses(), null, null, search.getValue(), null)
                .text()
                .equals(shown.text())) {
            search.setValue(shown.text());
        }
        clear.setVisible(!shown.isAll());
        found.setText(count == null ? "" : counted(count));
    }

    private String counted(int count) {
        if (count > FinishedSyncs.MOST_COUNTED) {
            return getTranslation("history.found.more", "%,d".formatted(FinishedSyncs.MOST_COUNTED));
        }
        return count == 1
                ? getTranslation("history.found.one")
                : getTranslation("history.found", "%,d".formatted(count));
    }

    private void end(SyncStatus status) {
        NativeButton chip = new NativeButton(
                getTranslation("history.end." + status.label()), event -> chosen.accept(filter.toggle(status)));
        chip.addClassName("sc-chip");
        ends.put(status, chip);
        add(chip);
    }

    private ChoiceField choice(String name, Function<String, HistoryFilter> next) {
        var field = new ChoiceField(getTranslation("history." + name), value -> chosen.accept(next.apply(value)));
        field.option("", getTranslation("history." + name + ".any"));
        return field;
    }

    private void searchField() {
        search.setPlaceholder(getTranslation("live.search"));
        search.setAriaLabel(getTranslation("live.search"));
        search.setClearButtonVisible(true);
        search.setMaxLength(255);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(250);
        search.addClassName("sc-search");
        Span key = new Span("/");
        key.getElement().setAttribute("aria-hidden", "true");
        search.setSuffixComponent(key);
        search.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                chosen.accept(filter.withText(event.getValue()));
            }
        });
    }
}

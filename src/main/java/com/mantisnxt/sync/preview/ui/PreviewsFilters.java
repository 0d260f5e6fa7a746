package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.connector.Connection;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.preview.plan.PreviewFilter;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Narrows the list of previews to what waits, to one connection, to one state. */
final class PreviewsFilters extends Div {

    private final transient Consumer<PreviewFilter> changed;
    private final NativeButton all = new NativeButton();
    private final NativeButton waiting = new NativeButton();
    private final ComboBox<Connection> connection = new ComboBox<>();
    private final ComboBox<PlanState> state = new ComboBox<>();
    private transient PreviewFilter filter = PreviewFilter.all();
    private transient List<Connection> connections = List.of();

    PreviewsFilters(Consumer<PreviewFilter> changed) {
        this.changed = changed;
        addClassNames("sc-tools", "previews-filters");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("preview.filters"));
        all.setText(getTranslation("preview.show.all"));
        all.addClickListener(event -> changed.accept(filter.withWaiting(false)));
        waiting.setText(getTranslation("preview.show.waiting"));
        waiting.addClickListener(
                event -> changed.accept(filter.withWaiting(true).withState(null)));
        all.addClassName("sc-chip");
        waiting.addClassName("sc-chip");
        label(connection, "preview.any-connection");
        connection.setItemLabelGenerator(Connection::name);
        connection.addValueChangeListener(event -> narrow(
                filter.withConnection(
                        event.getValue() == null ? null : event.getValue().id()),
                event.isFromClient()));
        label(state, "preview.any-state");
        state.setItems(PlanState.values());
        state.setItemLabelGenerator(value -> getTranslation("preview.state." + value.label()));
        state.addValueChangeListener(
                event -> narrow(filter.withState(event.getValue()).withWaiting(false), event.isFromClient()));
        add(all, waiting, connection, state);
    }

    private void label(ComboBox<?> box, String key) {
        box.setPlaceholder(getTranslation(key));
        box.setAriaLabel(getTranslation(key));
        box.setClearButtonVisible(true);
    }

    void show(PreviewFilter shown, List<Connection> known) {
        filter = shown;
        if (!connections.equals(known)) {
            connections = known;
            connection.setItems(known);
        }
        all.getElement().setAttribute("aria-pressed", String.valueOf(!shown.waiting()));
        waiting.getElement().setAttribute("aria-pressed", String.valueOf(shown.waiting()));
        connection.setValue(known.stream()
                .filter(candidate -> Objects.equals(candidate.id(), shown.connection()))
                .findFirst()
                .orElse(null));
        state.setValue(shown.state());
    }

    private void narrow(PreviewFilter next, boolean byHand) {
        if (byHand && !next.equals(filter)) {
            changed.accept(next);
        }
    }
}

package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivitySearch;
import com.mantisnxt.sync.activity.EventEntity;
import com.mantisnxt.sync.activity.EventSource;
import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What to look for. Tells of changes that were not shown to it. */
final class FilterBar extends Div {

    private final MultiSelectComboBox<SyncStatus> statuses = choice("status", SyncStatus.values());
    private final MultiSelectComboBox<SyncAction> actions = choice("action", SyncAction.values());
    private final MultiSelectComboBox<EventEntity> entities = choice("entity", EventEntity.values());
    private final MultiSelectComboBox<EventSource> sources = choice("source", EventSource.values());
    private final ComboBox<UUID> user = new ComboBox<>();
    private final TextField syncId = new TextField();
    private final RangeField range;
    private final LineField line;
    private final Button clear = new Button();
    private final People people;
    private final Consumer<ActivityFilter> changed;
    private transient ActivityFilter shown = ActivityFilter.DEFAULT;
    private boolean showing;

    FilterBar(People people, ActivitySearch search, Clock clock, LineField.Found found) {
        this.people = people;
        this.changed = filter -> found.take(filter, false);
        this.range = new RangeField(clock, this::tell);
        this.line = new LineField(people, search, found);
        addClassName("filter-bar");
        getElement().setAttribute("role", "search");
        getElement().setAttribute("aria-label", getTranslation("activity.filter"));
        userField();
        syncField();
        clear.setText(getTranslation("activity.filter.clear"));
        clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        clear.addClickListener(event -> changed.accept(ActivityFilter.DEFAULT.within(range.get())));
        add(line, range, statuses, entities, sources, actions, user, syncId, clear);
    }

    void show(ActivityFilter filter) {
        showing = true;
        shown = filter;
        line.show(filter);
        statuses.setValue(filter.statuses());
        actions.setValue(filter.actions());
        entities.setValue(filter.entities());
        sources.setValue(filter.sources());
        Set<UUID> known = new LinkedHashSet<>(people.all());
        if (filter.user() != null) {
            known.add(filter.user());
        }
        user.setItems(known);
        user.setVisible(!known.isEmpty());
        user.setValue(filter.user());
        syncId.setValue(filter.syncId() == null ? "" : filter.syncId());
        range.set(filter.range());
        clear.setVisible(filter.isNarrowed());
        showing = false;
    }

    private <E extends Enum<E> & Coded> MultiSelectComboBox<E> choice(String kind, E[] values) {
        var field = new MultiSelectComboBox<E>();
        field.setItems(values);
        field.setItemLabelGenerator(value -> getTranslation("activity." + kind + "." + value.label()));
        field.setPlaceholder(getTranslation("activity.filter." + kind));
        field.setAriaLabel(getTranslation("activity.filter." + kind));
        field.setClearButtonVisible(true);
        field.addValueChangeListener(event -> tell());
        return field;
    }

    private void userField() {
        user.setItemLabelGenerator(people::name);
        user.setPlaceholder(getTranslation("activity.filter.user"));
        user.setAriaLabel(getTranslation("activity.filter.user"));
        user.setClearButtonVisible(true);
        user.addValueChangeListener(event -> tell());
    }

    private void syncField() {
        syncId.setPlaceholder(getTranslation("activity.filter.sync"));
        syncId.setAriaLabel(getTranslation("activity.filter.sync"));
        syncId.setClearButtonVisible(true);
        syncId.setMaxLength(255);
        syncId.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        syncId.addValueChangeListener(event -> tell());
    }

    private void tell() {
        if (showing) {
            return;
        }
        changed.accept(new ActivityFilter(
                statuses.getValue(),
                actions.getValue(),
                entities.getValue(),
                sources.getValue(),
                user.getValue(),
                typed(syncId.getValue()),
                shown.words(),
                shown.cause(),
                range.get()));
    }

    private static @Nullable String typed(String text) {
        return text.isBlank() ? null : text.strip();
    }
}

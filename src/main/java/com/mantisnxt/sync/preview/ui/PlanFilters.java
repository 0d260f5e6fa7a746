package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.PlanItems;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.text.NumberFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Narrows the list by a text and a field that changes. */
final class PlanFilters extends Div {

    private final transient Consumer<ItemQuery> changed;
    private final TextField search = new TextField();
    private final ComboBox<String> field = new ComboBox<>();
    private final PlanWords words = new PlanWords(this);
    private transient ItemQuery query = ItemQuery.all();
    private transient Map<String, Integer> fields = Map.of();

    PlanFilters(Consumer<ItemQuery> changed) {
        this.changed = changed;
        addClassName("plan-filters");
        search.setPlaceholder(getTranslation("preview.search"));
        search.setAriaLabel(getTranslation("preview.search"));
        search.setClearButtonVisible(true);
        search.setMaxLength(200);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(300);
        search.addValueChangeListener(event -> narrow(query.withText(event.getValue()), event.isFromClient()));
        field.setPlaceholder(getTranslation("preview.any-field"));
        field.setAriaLabel(getTranslation("preview.field"));
        field.setClearButtonVisible(true);
        field.setItemLabelGenerator(this::label);
        field.addValueChangeListener(event -> narrow(query.withField(event.getValue()), event.isFromClient()));
        search.getElement().setAttribute("data-search", "");
        add(search, field);
    }

    void show(ItemQuery shown, PlanItems.Facets facets) {
        query = shown;
        if (!fields.equals(facets.fields())) {
            fields = facets.fields();
            field.setItems(List.copyOf(fields.keySet()));
        }
        search.setValue(shown.text() == null ? "" : shown.text());
        field.setValue(shown.field() != null && fields.containsKey(shown.field()) ? shown.field() : null);
    }

    private void narrow(ItemQuery next, boolean byHand) {
        if (byHand && !next.equals(query)) {
            changed.accept(next);
        }
    }

    private String label(String name) {
        return words.field(name) + " "
                + NumberFormat.getIntegerInstance(getLocale()).format(fields.getOrDefault(name, 0));
    }
}

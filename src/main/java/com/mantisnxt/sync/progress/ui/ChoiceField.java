package com.mantisnxt.sync.progress.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** One of a few, by the browser's own list: at hand for keyboard, screen reader and phone without further code. */
@Tag("select")
class ChoiceField extends Component implements HasStyle {

    private final Map<String, Element> options = new LinkedHashMap<>();

    /** @param chosen told of a choice by its value */
    ChoiceField(String label, Consumer<String> chosen) {
        addClassName("sc-select");
        getElement().setAttribute("aria-label", label);
        addListener(ChosenEvent.class, event -> {
            if (options.containsKey(event.value)) {
                chosen.accept(event.value);
            }
        });
    }

    void option(String value, String text) {
        Element option = new Element("option");
        option.setAttribute("value", value);
        option.setText(text);
        options.put(value, option);
        getElement().appendChild(option);
    }

    /** Told to the browser again even when this is what it was told last: it may show another choice by now. */
    void show(String value) {
        options.forEach((each, option) -> option.setProperty("selected", each.equals(value)));
        getElement().executeJs("this.value = $0", value);
    }

    String shown() {
        return options.entrySet().stream()
                .filter(each -> each.getValue().getProperty("selected", false))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** Somebody chose. */
    @DomEvent("change")
    public static class ChosenEvent extends ComponentEvent<ChoiceField> {
        final String value;

        public ChosenEvent(ChoiceField source, boolean fromClient, @EventData("element.value") String value) {
            super(source, fromClient);
            this.value = value;
        }
    }
}

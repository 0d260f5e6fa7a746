package com.mantisnxt.sync.alert.ui;

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

/** One of a few, by the browser's own list. */
@Tag("select")
class Choice extends Component implements HasStyle {

    private final Map<String, Element> options = new LinkedHashMap<>();
    private String value = "";

    Choice(String label, Consumer<String> chosen) {
        addClassName("sc-select");
        getElement().setAttribute("aria-label", label);
        addListener(ChosenEvent.class, event -> {
            if (options.containsKey(event.value)) {
                value = event.value;
                chosen.accept(value);
            }
        });
    }

    Choice option(String option, String text) {
        Element element = new Element("option").setAttribute("value", option).setText(text);
        options.put(option, element);
        getElement().appendChild(element);
        return this;
    }

    Choice show(String shown) {
        value = options.containsKey(shown) ? shown : value;
        options.forEach((each, option) -> option.setProperty("selected", each.equals(value)));
        return this;
    }

    String value() {
        return value;
    }

    /** Somebody chose. */
    @DomEvent("change")
    public static class ChosenEvent extends ComponentEvent<Choice> {
        final String value;

        public ChosenEvent(Choice source, boolean fromClient, @EventData("element.value") String value) {
            super(source, fromClient);
            this.value = value;
        }
    }
}

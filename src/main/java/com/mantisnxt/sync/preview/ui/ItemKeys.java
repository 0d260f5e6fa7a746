package com.mantisnxt.sync.preview.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The keyboard on the grid beside it, and what is marked there by key or mouse. */
@Tag("item-keys")
@JsModule("./preview/item-keys.ts")
final class ItemKeys extends Component {

    /**
     * @param marked takes the grid's key of a row
     * @param range takes the first and the last place in the list
     */
    ItemKeys(Consumer<String> marked, BiConsumer<Integer, Integer> range) {
        getElement()
                .addEventListener(
                        "mark-item",
                        event -> marked.accept(
                                event.getEventData().get("event.detail.key").asString()))
                .addEventData("event.detail.key");
        getElement()
                .addEventListener(
                        "mark-range",
                        event -> range.accept(
                                event.getEventData().get("event.detail.first").asInt(),
                                event.getEventData().get("event.detail.last").asInt()))
                .addEventData("event.detail.first")
                .addEventData("event.detail.last");
    }

    void forget() {
        getElement().callJsFunction("forget");
    }

    void focusRow() {
        getElement().callJsFunction("focusRow");
    }
}

package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.Component;
import java.util.function.Consumer;

/** Tells a component whether anybody can see its page: a hidden tab needs nothing pushed. */
public final class PageVisibility {

    private static final String WATCH = """
            const tell = () => {
              if (!this.isConnected) document.removeEventListener('visibilitychange', tell);
              else this.dispatchEvent(new CustomEvent('page-visibility', { detail: { visible: !document.hidden } }));
            };
            document.addEventListener('visibilitychange', tell);
            """;

    private PageVisibility() {}

    /** @param whenTurned told of each change; a page that is opened is taken to be seen */
    public static void watch(Component component, Consumer<Boolean> whenTurned) {
        component
                .getElement()
                .addEventListener(
                        "page-visibility",
                        event -> whenTurned.accept(
                                event.getEventData().get("event.detail.visible").asBoolean()))
                .addEventData("event.detail.visible");
        component.addAttachListener(event -> component.getElement().executeJs(WATCH));
    }
}

package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.Component;
import java.util.function.Consumer;

/** Tells a view when its browser window becomes narrow or wide, for what style sheets alone can't turn. */
public final class NarrowScreen {

    private static final String WATCH = """
            const narrow = matchMedia('(max-width: 720px)');
            const tell = () => this.dispatchEvent(new CustomEvent('narrow-screen', { detail: { narrow: narrow.matches } }));
            narrow.addEventListener('change', tell);
            if (narrow.matches) tell();
            """;

    private NarrowScreen() {}

    public static void watch(Component view, Consumer<Boolean> whenTurned) {
        view.getElement()
                .addEventListener(
                        "narrow-screen",
                        event -> whenTurned.accept(
                                event.getEventData().get("event.detail.narrow").asBoolean()))
                .addEventData("event.detail.narrow");
        view.addAttachListener(event -> view.getElement().executeJs(WATCH));
    }
}

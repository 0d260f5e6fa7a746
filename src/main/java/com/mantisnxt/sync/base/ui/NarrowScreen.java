package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.Component;
import java.util.function.Consumer;

/** Tells a view when its browser window becomes narrow or wide, for what style sheets alone can't turn. */
public final class NarrowScreen {

    private static final int PHONE = 720;
    private static final String WATCH = """
            const narrow = matchMedia(`(max-width: ${$0}px)`);
            const tell = () => this.dispatchEvent(new CustomEvent(`narrow-screen-${$0}`, { detail: { narrow: narrow.matches } }));
            narrow.addEventListener('change', tell);
            if (narrow.matches) tell();
            """;

    private NarrowScreen() {}

    /** So narrow that a table becomes a list of cards. */
    public static void watch(Component view, Consumer<Boolean> whenTurned) {
        watch(view, PHONE, whenTurned);
    }

    /** @param widest the most pixels that count as narrow */
    public static void watch(Component view, int widest, Consumer<Boolean> whenTurned) {
        view.getElement()
                .addEventListener(
                        "narrow-screen-" + widest,
                        event -> whenTurned.accept(
                                event.getEventData().get("event.detail.narrow").asBoolean()))
                .addEventData("event.detail.narrow");
        view.addAttachListener(event -> view.getElement().executeJs(WATCH, widest));
    }
}

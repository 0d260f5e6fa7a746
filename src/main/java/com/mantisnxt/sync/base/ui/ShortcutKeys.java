package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** The keyboard layer of the browser: theme, help and search are its own, the rest it tells. */
@Tag("console-shortcuts")
@JsModule("./shared/shortcuts.ts")
final class ShortcutKeys extends Component {

    void onPress(ComponentEventListener<Pressed> listener) {
        addListener(Pressed.class, listener);
    }

    /** A shortcut was pressed, by its name. */
    @DomEvent("console-shortcut")
    public static final class Pressed extends ComponentEvent<ShortcutKeys> {

        private final String name;

        public Pressed(ShortcutKeys source, boolean fromClient, @EventData("event.detail.name") String name) {
            super(source, fromClient);
            this.name = name;
        }

        String name() {
            return name;
        }
    }
}

package com.mantisnxt.sync.activity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The switch of the tail; in the browser it knows whether the list is being read, and how old it has become. */
@Tag("activity-tail")
@JsModule("./activity/activity-tail.ts")
final class TailControl extends Component {

    private static final List<String> TEXTS = List.of("tail", "title", "held", "more", "arrived");

    TailControl(ComponentEventListener<Turned> turned, ComponentEventListener<Browser> browser) {
        ObjectNode texts = JsonMapper.shared().createObjectNode();
        TEXTS.forEach(name -> texts.put(name, getTranslation("activity.tail." + name)));
        getElement().callJsFunction("configure", texts);
        addListener(Turned.class, turned);
        addListener(Browser.class, browser);
    }

    void show(boolean on) {
        getElement().setProperty("on", on);
    }

    /** @param waiting how many events the list does not show yet */
    void beat(Instant now, Instant readAt, long waiting) {
        getElement().callJsFunction("beat", now.toEpochMilli(), readAt.toEpochMilli(), waiting);
    }

    /** The list stands still for a reason that the browser does not know. */
    void reading(boolean is) {
        getElement().setProperty("reading", is);
    }

    /** More came at once than is painted. */
    void flood(boolean is) {
        getElement().setProperty("flood", is);
    }

    void toTop() {
        getElement().callJsFunction("toTop");
    }

    /** Somebody turned it. */
    @DomEvent("tail-turn")
    public static final class Turned extends com.vaadin.flow.component.ComponentEvent<TailControl> {

        public Turned(TailControl source, boolean fromClient) {
            super(source, fromClient);
        }
    }

    /** How the page is looked at. */
    @DomEvent("tail-browser")
    public static final class Browser extends com.vaadin.flow.component.ComponentEvent<TailControl> {

        private final boolean held;
        private final boolean hidden;

        public Browser(
                TailControl source,
                boolean fromClient,
                @EventData("event.detail.held") boolean held,
                @EventData("event.detail.hidden") boolean hidden) {
            super(source, fromClient);
            this.held = held;
            this.hidden = hidden;
        }

        /** Somebody reads in the list: it has to stand still. */
        boolean held() {
            return held;
        }

        boolean hidden() {
            return hidden;
        }
    }
}

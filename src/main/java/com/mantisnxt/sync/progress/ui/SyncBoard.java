package com.mantisnxt.sync.progress.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The live table in the browser; what passes between the two is described in frontend/board/protocol.ts. */
@Tag("sync-board")
@JsModule("./board/sync-board.ts")
class SyncBoard extends Component implements HasSize, HasStyle {

    private boolean isExtended;

    void configure(JsonNode labels) {
        getElement().callJsFunction("configure", labels);
    }

    /** @param id of the sync that is open beside the board, null for none */
    void select(@Nullable UUID id) {
        getElement().setProperty("selected", id == null ? null : id.toString());
    }

    /** @param columns that are not to be there, however much room there is */
    void without(List<String> columns) {
        getElement().setProperty("without", String.join(" ", columns));
    }

    /** Extends, once, what the table says while no sync is on the board. */
    void whileEmpty(Supplier<Optional<? extends Component>> more) {
        if (!isExtended) {
            more.get().map(Component::getElement).ifPresent(element -> {
                element.setAttribute("slot", "nothing");
                getElement().appendChild(element);
            });
            isExtended = true;
        }
    }

    void paint(JsonNode paint) {
        getElement().callJsFunction("paint", paint);
    }

    <E extends ComponentEvent<SyncBoard>> void on(Class<E> event, ComponentEventListener<E> listener) {
        addListener(event, listener);
    }

    /** Rows first to beyond are wanted. */
    @DomEvent("window")
    public static class WindowEvent extends ComponentEvent<SyncBoard> {
        final int first;
        final int beyond;

        public WindowEvent(
                SyncBoard source,
                boolean fromClient,
                @EventData("event.detail.from") int first,
                @EventData("event.detail.to") int beyond) {
            super(source, fromClient);
            this.first = first;
            this.beyond = beyond;
        }
    }

    @DomEvent("open-sync")
    public static class OpenEvent extends ComponentEvent<SyncBoard> {
        final int key;

        public OpenEvent(SyncBoard source, boolean fromClient, @EventData("event.detail.key") int key) {
            super(source, fromClient);
            this.key = key;
        }
    }

    /** A row is to be marked or unmarked, or all from the last such row to this one. */
    @DomEvent("mark")
    public static class MarkEvent extends ComponentEvent<SyncBoard> {
        final int key;
        final boolean range;

        public MarkEvent(
                SyncBoard source,
                boolean fromClient,
                @EventData("event.detail.key") int key,
                @EventData("event.detail.range") boolean range) {
            super(source, fromClient);
            this.key = key;
            this.range = range;
        }
    }

    @DomEvent("hold")
    public static class HoldEvent extends ComponentEvent<SyncBoard> {
        final boolean held;

        public HoldEvent(SyncBoard source, boolean fromClient, @EventData("event.detail.held") boolean held) {
            super(source, fromClient);
            this.held = held;
        }
    }

    @DomEvent("release")
    public static class ReleaseEvent extends ComponentEvent<SyncBoard> {
        public ReleaseEvent(SyncBoard source, boolean fromClient) {
            super(source, fromClient);
        }
    }

    @DomEvent("resync")
    public static class ResyncEvent extends ComponentEvent<SyncBoard> {
        public ResyncEvent(SyncBoard source, boolean fromClient) {
            super(source, fromClient);
        }
    }

    @DomEvent("visible")
    public static class VisibleEvent extends ComponentEvent<SyncBoard> {
        final boolean visible;

        public VisibleEvent(SyncBoard source, boolean fromClient, @EventData("event.detail.visible") boolean visible) {
            super(source, fromClient);
            this.visible = visible;
        }
    }

    @DomEvent("clear-filter")
    public static class ClearFilterEvent extends ComponentEvent<SyncBoard> {
        public ClearFilterEvent(SyncBoard source, boolean fromClient) {
            super(source, fromClient);
        }
    }

    /** Paint n reached the screen, lag milliseconds after it was made. */
    @DomEvent("ack")
    public static class AckEvent extends ComponentEvent<SyncBoard> {
        final int number;
        final double lag;

        public AckEvent(
                SyncBoard source,
                boolean fromClient,
                @EventData("event.detail.n") int number,
                @EventData("event.detail.lag") double lag) {
            super(source, fromClient);
            this.number = number;
            this.lag = lag;
        }
    }
}

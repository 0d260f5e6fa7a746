package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.grid.Grid;
import java.util.function.Consumer;

/** Opens rows of a grid by a click or, for who uses the keyboard, by Enter; the grid itself knows only Space. */
public final class RowOpener {

    private static final String ENTER_OPENS = """
            this.addEventListener('keydown', event => {
              if (event.key !== 'Enter' || event.composedPath().some(node => node.localName === 'a')) return;
              const cell = this.getEventContext(event);
              if (cell.section !== 'body' || !cell.item) return;
              event.preventDefault();
              event.stopPropagation();
              this.dispatchEvent(new CustomEvent('row-enter', { detail: { key: cell.item.key } }));
            }, true);
            """;

    private RowOpener() {}

    public static <T> void on(Grid<T> grid, Consumer<T> opener) {
        grid.addItemClickListener(event -> opener.accept(event.getItem()));
        grid.getElement()
                .addEventListener("row-enter", event -> {
                    String key = event.getEventData().get("event.detail.key").asString();
                    T row = grid.getDataCommunicator().getKeyMapper().get(key);
                    if (row != null) {
                        opener.accept(row);
                    }
                })
                .addEventData("event.detail.key");
        grid.addAttachListener(event -> grid.getElement().executeJs(ENTER_OPENS));
    }
}

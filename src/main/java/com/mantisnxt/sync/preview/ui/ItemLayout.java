package com.mantisnxt.sync.preview.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import org.jspecify.annotations.Nullable;

/** A list, and beside it the item that stands open; Escape closes it, as does a click beside it. */
final class ItemLayout extends MasterDetailLayout {

    ItemLayout(Div list, String listSize, Runnable close) {
        list.addClassNames("sc-card", "item-side");
        setMaster(list);
        setMasterSize(listSize);
        setExpandMaster(true);
        setDetailSize("36rem");
        setExpandDetail(true);
        addBackdropClickListener(event -> close.run());
        Shortcuts.addShortcutListener(this, close::run, Key.ESCAPE).listenOn(this);
    }

    /** @param panel null where none stands open */
    void open(@Nullable Component panel) {
        if (getDetail() != panel) {
            setDetail(panel);
        }
    }
}

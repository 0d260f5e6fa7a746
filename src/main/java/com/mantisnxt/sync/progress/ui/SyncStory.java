package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.progress.LiveSync;
import com.vaadin.flow.component.html.Div;

/** The run so far: its speed over time and the last lines of its log. */
class SyncStory extends Div {

    private final transient LiveBoardServices services;

    SyncStory(LiveBoardServices services) {
        this.services = services;
        addClassName("drawer-story");
    }

    void forget() {
        removeAll();
    }

    void show(LiveSync live, boolean first) {}
}

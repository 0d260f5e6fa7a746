package com.mantisnxt.sync.progress.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** How old the data on screen is; the browser knows it from the paints it got. */
@Tag("sync-freshness")
@JsModule("./board/sync-freshness.ts")
class Freshness extends Component {}

package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** Lets j and k go through the rows of the grid beside it. */
@Tag("row-keys")
@JsModule("./shared/row-keys.ts")
public final class RowKeys extends Component {}

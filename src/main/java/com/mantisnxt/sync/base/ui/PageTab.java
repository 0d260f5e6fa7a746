package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.Component;
import java.util.function.Supplier;

/**
 * What a feature adds to the administrators' page as a tab of its own; offered as a bean. Components that this page does
 * not use itself are missing from its bundle.
 *
 * @param title key of the text
 * @param build makes it anew each time it is turned to
 */
public record PageTab(String title, int order, Supplier<Component> build) {}

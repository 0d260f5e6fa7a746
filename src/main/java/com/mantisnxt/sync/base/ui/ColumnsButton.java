package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.menubar.MenuBar;

/** Opens the choice of columns; for a list that has no other tools to stand among. */
public final class ColumnsButton extends MenuBar {

    private final transient ColumnsMenu menu;

    /** @param person whose choice it is */
    public ColumnsButton(ColumnSet columns, String person, ColumnsMenu.ColumnList list) {
        addClassName("sc-columns");
        getElement().setAttribute("aria-label", getTranslation("columns"));
        menu = new ColumnsMenu(addItem(getTranslation("columns")), columns, person, list);
    }

    public ColumnsMenu menu() {
        return menu;
    }
}

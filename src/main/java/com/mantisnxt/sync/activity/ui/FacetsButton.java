package com.mantisnxt.sync.activity.ui;

import com.vaadin.flow.component.button.Button;

/** Asks for the facets where there is no room for them beside the list; elsewhere it is not shown. */
final class FacetsButton extends Button {

    private final FacetRail facets;
    private boolean isOpen;

    FacetsButton(FacetRail facets) {
        this.facets = facets;
        setText(getTranslation("activity.facets"));
        addClassName("facets-turn");
        addClickListener(event -> open(!isOpen));
        open(false);
    }

    private void open(boolean open) {
        isOpen = open;
        facets.setClassName("asked-for", open);
        getElement().setAttribute("aria-expanded", String.valueOf(open));
    }
}

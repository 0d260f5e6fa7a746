package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;

/**
 * Turns what the browser's address says without a step of its own. Who has gone elsewhere meanwhile stays there: a late
 * answer overwrites no newer address.
 */
public final class Address {

    /** In the order of steps that are under way; addresses are compared as they are read, however they are escaped. */
    private static final String REPLACE = """
            const [was, next] = [$0, $1].map((each) => new URL(each, document.baseURI));
            setTimeout(() => {
              if (location.pathname !== was.pathname
                  || String(new URLSearchParams(location.search)) !== String(was.searchParams)) return;
              history.replaceState(history.state, '', next);
              dispatchEvent(new CustomEvent('vaadin-navigated'));
            });
            """;

    private Address() {}

    public static void replace(UI ui, Location next) {
        ui.getPage().executeJs(REPLACE, relative(of(ui)), relative(next));
        ui.getInternals().setLocationForRefresh(next);
        ComponentUtil.setData(ui, Replaced.class, new Replaced(ui.getInternals().getActiveViewLocation(), next));
    }

    /** What it says, as far as the server has heard. */
    public static Location of(UI ui) {
        Location entered = ui.getInternals().getActiveViewLocation();
        Replaced replaced = ComponentUtil.getData(ui, Replaced.class);
        return replaced != null && replaced.entered() == entered ? replaced.by() : entered;
    }

    private static String relative(Location location) {
        String path = location.getPathWithQueryParameters();
        return path.isEmpty() ? "." : path;
    }

    /** @param entered where one went, and what its address was turned into there */
    private record Replaced(Location entered, Location by) {}
}

package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.progress.HistoryFilter;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;

/** What failed within a day is more than a board holds: the figure that counts it leads to where all of it is. */
final class FailedLately {

    private FailedLately() {}

    /** @param otherwise what any other figure does */
    static void open(String kpi, Runnable otherwise) {
        if (BoardFilter.Kpi.FAILED24.label().equals(kpi)) {
            UI.getCurrent().navigate(HistoryView.class, parameters());
        } else {
            otherwise.run();
        }
    }

    static void forward(BeforeEnterEvent event, BoardFilter filter) {
        if (filter.kpi() == BoardFilter.Kpi.FAILED24) {
            event.forwardTo(HistoryView.class, parameters());
        }
    }

    private static QueryParameters parameters() {
        return HistoryPlace.START.with(HistoryFilter.FAILED_24H).parameters();
    }
}

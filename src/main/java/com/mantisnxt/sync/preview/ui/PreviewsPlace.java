package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.preview.plan.PreviewFilter;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;

/** What of the list of previews is shown; the address says it. That another page asks for a new preview is no part of it. */
final class PreviewsPlace {

    private PreviewsPlace() {}

    static PreviewFilter of(QueryParameters parameters) {
        return PreviewFilter.all()
                .withWaiting(parameters.getSingleParameter("show").orElse("").equals("waiting"))
                .withConnection(parameters
                        .getSingleParameter("of")
                        .map(PreviewView::uuid)
                        .orElse(null))
                .withState(parameters
                        .getSingleParameter("state")
                        .flatMap(label -> Coded.byLabel(PlanState.class, label))
                        .orElse(null));
    }

    static QueryParameters parameters(PreviewFilter filter) {
        Map<String, String> written = new LinkedHashMap<>();
        if (filter.waiting()) {
            written.put("show", "waiting");
        }
        if (filter.connection() != null) {
            written.put("of", filter.connection().toString());
        }
        if (filter.state() != null) {
            written.put("state", filter.state().label());
        }
        return QueryParameters.simple(written);
    }
}

package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.OutcomeKind;
import com.mantisnxt.sync.preview.plan.Warning;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where in a preview of a connection one is; the address says all of it.
 *
 * @param item the one that stands open, by its position
 */
record PlanPlace(ItemQuery query, @Nullable Integer item) {

    static PlanPlace of(QueryParameters parameters) {
        ItemQuery query = ItemQuery.all()
                .withKind(parameters
                        .getSingleParameter("kind")
                        .flatMap(ChangeKind::byLabel)
                        .orElse(null))
                .withField(parameters.getSingleParameter("field").orElse(null))
                .withWarning(parameters
                        .getSingleParameter("warning")
                        .flatMap(label -> Coded.byLabel(Warning.class, label))
                        .orElse(null))
                .withText(parameters.getSingleParameter("q").orElse("").replace("\0", ""))
                .withExcluded(parameters.getSingleParameter("excluded").isPresent() ? Boolean.TRUE : null)
                .withOutcome(parameters
                        .getSingleParameter("outcome")
                        .flatMap(label -> Coded.byLabel(OutcomeKind.class, label))
                        .orElse(null));
        Integer item = parameters
                .getSingleParameter("item")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .orElse(null);
        return new PlanPlace(query, item);
    }

    QueryParameters parameters() {
        Map<String, String> written = new LinkedHashMap<>();
        put(written, "kind", query.kind() == null ? null : query.kind().label());
        put(written, "field", query.field());
        put(written, "warning", query.warning() == null ? null : query.warning().label());
        put(written, "q", query.text());
        put(written, "excluded", query.excluded() == null ? null : "yes");
        put(written, "outcome", query.outcome() == null ? null : query.outcome().label());
        put(written, "item", item == null ? null : item.toString());
        return QueryParameters.simple(written);
    }

    /** Other items; none stands open. */
    PlanPlace with(ItemQuery other) {
        return new PlanPlace(other, null);
    }

    PlanPlace at(@Nullable Integer other) {
        return new PlanPlace(query, other);
    }

    boolean isFiltered() {
        return !query.equals(ItemQuery.all());
    }

    private static void put(Map<String, String> written, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            written.put(name, value);
        }
    }
}

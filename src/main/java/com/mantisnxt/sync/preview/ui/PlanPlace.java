package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.OutcomeKind;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.Warning;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where in a preview of a connection one is; the address says all of it.
 *
 * @param item the one that stands open, by its position
 */
record PlanPlace(ItemQuery query, @Nullable Integer item, MarkedItems marked) {

    static final PlanPlace START = new PlanPlace(ItemQuery.all(), null, MarkedItems.NONE);

    private static final String OPEN = "open";

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
                .withExcluded(parameters
                        .getSingleParameter("excluded")
                        .map(word -> !word.equals("no"))
                        .orElse(null))
                .withOutcome(parameters
                        .getSingleParameter("outcome")
                        .flatMap(label -> Coded.byLabel(OutcomeKind.class, label))
                        .orElse(null))
                .withOpen(parameters.getSingleParameter("outcome").orElse("").equals(OPEN));
        Integer item = parameters
                .getSingleParameter("item")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .orElse(null);
        return new PlanPlace(query, item, MarkedItems.of(parameters));
    }

    QueryParameters parameters() {
        Map<String, List<String>> written = new LinkedHashMap<>();
        put(written, "kind", query.kind() == null ? null : query.kind().label());
        put(written, "field", query.field());
        put(written, "warning", query.warning() == null ? null : query.warning().label());
        put(written, "q", query.text());
        put(written, "excluded", excluded());
        put(written, "outcome", outcome());
        put(written, "item", item == null ? null : item.toString());
        marked.write(written);
        return new QueryParameters(written);
    }

    /** Deletions have a list of their own; unasked they are listed only where a preview has nothing else. */
    ItemQuery listed(PlanRow plan) {
        PlanRow.Counts counts = plan.counts();
        boolean couldBeAmong = query.kind() == null
                && query.field() == null
                && query.warning() == null
                && query.excluded() == null
                && query.outcome() == null
                && !query.open();
        return query.withoutDeletions(couldBeAmong && counts.deleted() > 0 && counts.deleted() < counts.total());
    }

    /** Other items; none stands open, and none is marked. */
    PlanPlace with(ItemQuery other) {
        return new PlanPlace(other, null, MarkedItems.NONE);
    }

    PlanPlace with(MarkedItems other) {
        return new PlanPlace(query, item, other);
    }

    PlanPlace at(@Nullable Integer other) {
        return new PlanPlace(query, other, marked);
    }

    boolean isFiltered() {
        return !query.equals(ItemQuery.all());
    }

    private @Nullable String excluded() {
        if (query.excluded() == null) {
            return null;
        }
        return query.excluded() ? "yes" : "no";
    }

    private @Nullable String outcome() {
        if (query.open()) {
            return OPEN;
        }
        return query.outcome() == null ? null : query.outcome().label();
    }

    private static void put(Map<String, List<String>> written, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            written.put(name, List.of(value));
        }
    }
}

package com.mantisnxt.sync.preview.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Which items are marked, as an address says it: by their positions, or all that match but some. More than an address has
 * room for it does not say.
 *
 * @param positions those that are marked; where all are, those that are not
 */
record MarkedItems(boolean all, List<Integer> positions) {

    static final MarkedItems NONE = new MarkedItems(false, List.of());

    private static final int MOST = 50;
    private static final String ALL = "all";

    static MarkedItems some(Collection<Integer> positions) {
        return of(false, positions);
    }

    static MarkedItems allBut(Collection<Integer> positions) {
        return of(true, positions);
    }

    static MarkedItems of(QueryParameters parameters) {
        boolean all = parameters.getSingleParameter("marks").filter(ALL::equals).isPresent();
        return of(
                all,
                parameters.getParameters(all ? "but" : "mark").stream()
                        .filter(text -> text.matches("\\d{1,9}"))
                        .map(Integer::valueOf)
                        .toList());
    }

    private static MarkedItems of(boolean all, Collection<Integer> positions) {
        return positions.size() > MOST
                ? NONE
                : new MarkedItems(all, positions.stream().distinct().sorted().toList());
    }

    void write(Map<String, List<String>> parameters) {
        if (all) {
            parameters.put("marks", List.of(ALL));
        }
        if (!positions.isEmpty()) {
            parameters.put(
                    all ? "but" : "mark",
                    positions.stream().map(String::valueOf).toList());
        }
    }
}

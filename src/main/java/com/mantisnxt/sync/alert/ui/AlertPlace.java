package com.mantisnxt.sync.alert.ui;

import com.mantisnxt.sync.alert.AlertFilter;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the page shows, as its address says it: {@code ?show=history&rule=sync-failed&last=7d}. Nonsense is left out. */
record AlertPlace(String show, AlertFilter filter) {

    static final String OPEN = "open";
    static final String HISTORY = "history";
    static final String RULES = "rules";

    static final Map<String, Duration> LENGTHS = lengths();

    static AlertPlace of(QueryParameters parameters) {
        String show = parameters.getSingleParameter("show").orElse(OPEN);
        String rule = parameters.getSingleParameter("rule").orElse("");
        return new AlertPlace(
                show.equals(HISTORY) || show.equals(RULES) ? show : OPEN,
                new AlertFilter(
                        parameters.getSingleParameter("of").orElse("").equals("installation"),
                        rule.matches("[a-z-]{1,40}") ? rule : null,
                        LENGTHS.get(parameters.getSingleParameter("last").orElse(""))));
    }

    QueryParameters parameters() {
        Map<String, String> written = new LinkedHashMap<>();
        if (!show.equals(OPEN)) {
            written.put("show", show);
        }
        if (show.equals(HISTORY)) {
            if (filter.ofInstallation()) {
                written.put("of", "installation");
            }
            if (filter.rule() != null) {
                written.put("rule", filter.rule());
            }
            String last = name(filter.within());
            if (!last.isEmpty()) {
                written.put("last", last);
            }
        }
        return QueryParameters.simple(written);
    }

    static String name(@Nullable Duration within) {
        return LENGTHS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(within))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static Map<String, Duration> lengths() {
        Map<String, Duration> lengths = new LinkedHashMap<>();
        lengths.put("24h", Duration.ofHours(24));
        lengths.put("7d", Duration.ofDays(7));
        lengths.put("30d", Duration.ofDays(30));
        return lengths;
    }
}

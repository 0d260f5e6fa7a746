package com.mantisnxt.sync.progress.ui;

import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Which rows are marked, as an address says it: by what their services call them, or all that match. More than an
 * address has room for it does not say.
 */
record MarkedSyncs(boolean all, List<String> syncs) {

    static final MarkedSyncs NONE = new MarkedSyncs(false, List.of());

    private static final int MOST = 50;
    private static final int MOST_ROOM = 4_000;
    private static final String ALL = "all";

    static MarkedSyncs every() {
        return new MarkedSyncs(true, List.of());
    }

    static MarkedSyncs some(Collection<String> syncs) {
        boolean fits = syncs.size() <= MOST
                && syncs.stream().mapToInt(MarkedSyncs::room).sum() <= MOST_ROOM;
        return fits ? new MarkedSyncs(false, syncs.stream().distinct().sorted().toList()) : NONE;
    }

    static MarkedSyncs of(QueryParameters parameters) {
        return parameters.getSingleParameter("marks").filter(ALL::equals).isPresent()
                ? every()
                : some(parameters.getParameters("mark"));
    }

    /** As it is escaped: a letter of another script takes six. */
    private static int room(String syncId) {
        return URLEncoder.encode(syncId, StandardCharsets.UTF_8).length();
    }

    void write(Map<String, List<String>> parameters) {
        if (all) {
            parameters.put("marks", List.of(ALL));
        } else if (!syncs.isEmpty()) {
            parameters.put("mark", syncs);
        }
    }
}

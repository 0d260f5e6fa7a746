package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.ui.ChosenColumns;
import com.mantisnxt.sync.base.ui.ColumnSet;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where on the board one is; the address says all of it. What it says that makes no sense is passed over.
 *
 * @param columns null where nothing is said of them
 * @param sync what is open in the drawer
 * @param kiosk whether it is the wallboard
 */
record BoardPlace(
        BoardFilter filter,
        @Nullable ChosenColumns columns,
        MarkedSyncs marked,
        @Nullable String sync,
        boolean kiosk) {

    /** All but the status and the sync itself, without which a row says nothing. */
    static final ColumnSet COLUMNS =
            new ColumnSet("live", List.of("progress", "speed", "eta", "elapsed", "heartbeat", "batch", "by"), Set.of());

    static final BoardPlace START = new BoardPlace(BoardFilter.ALL, null, MarkedSyncs.NONE, null, false);

    static BoardPlace of(QueryParameters parameters) {
        return new BoardPlace(
                BoardFilter.of(parameters.getParameters()),
                parameters
                        .getSingleParameter("columns")
                        .filter(said -> !said.isBlank())
                        .map(COLUMNS::known)
                        .orElse(null),
                MarkedSyncs.of(parameters),
                parameters.getSingleParameter("sync").orElse(null),
                parameters.getParameters().containsKey("kiosk"));
    }

    QueryParameters parameters() {
        Map<String, List<String>> written = new LinkedHashMap<>();
        filter.parameters().forEach((name, value) -> written.put(name, List.of(value)));
        if (columns != null) {
            written.put("columns", List.of(columns.write()));
        }
        marked.write(written);
        if (sync != null) {
            written.put("sync", List.of(sync));
        }
        if (kiosk) {
            written.put("kiosk", List.of(""));
        }
        return new QueryParameters(written);
    }

    BoardPlace with(BoardFilter next) {
        return new BoardPlace(next, columns, marked, sync, kiosk);
    }

    BoardPlace with(@Nullable ChosenColumns next) {
        return new BoardPlace(filter, next, marked, sync, kiosk);
    }

    BoardPlace with(MarkedSyncs next) {
        return new BoardPlace(filter, columns, next, sync, kiosk);
    }

    BoardPlace at(@Nullable String next) {
        return new BoardPlace(filter, columns, marked, next, kiosk);
    }
}

package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.Unseen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Records page by page, each with all that lies within it. Goes on where it was when a question is refused. */
final class PagedRows {

    private final AdminApi api;
    private final Documents documents;
    private final @Nullable String filter;
    private final Unseen unseen;
    private PageSize size;
    private final PageSize innerSize = new PageSize(PageSize.MOST, 1);
    private final Set<String> cursors = new HashSet<>();
    private final List<String> deleted = new ArrayList<>();
    private List<Row> page = List.of();
    private @Nullable String pageAfter;
    private @Nullable String after;
    private Delivered delivered = Delivered.NOTHING;
    private @Nullable Delivered before;
    private boolean hasMore = true;

    PagedRows(AdminApi api, Documents documents, @Nullable String filter, Unseen unseen) {
        this.api = api;
        this.documents = documents;
        this.filter = filter;
        this.unseen = unseen;
        this.size = new PageSize(documents.kind().counting().firstPage(), 25);
    }

    /** Where another walk stopped: its page may have been delivered in part. */
    void goOn(Position.Pages from) {
        after = from.after();
        hasMore = from.hasMore();
        size = new PageSize(from.first(), from.inner());
        delivered = from.delivered();
        before = delivered;
    }

    Position.Pages position() {
        return new Position.Pages(page.isEmpty() ? after : pageAfter, hasMore(), size.first(), size.inner(), delivered);
    }

    /** Empty at the end. Of a page that can't be completed yet what is complete. */
    List<Row> next() {
        while (page.isEmpty() && hasMore) {
            fetch();
        }
        int complete = complete();
        List<Row> rows = List.copyOf(page.subList(0, complete));
        page = List.copyOf(page.subList(complete, page.size()));
        delivered = delivered.plus(rows);
        return rows;
    }

    private int complete() {
        int complete = 0;
        try {
            for (Row row : page) {
                complete(row);
                complete++;
            }
        } catch (SourceFault fault) {
            if (complete == 0) {
                throw fault;
            }
        }
        return complete;
    }

    Delivered delivered() {
        return delivered;
    }

    boolean hasMore() {
        return hasMore || !page.isEmpty();
    }

    /** What was deleted while it was read, in a sentence. */
    Optional<String> gone() {
        return deleted.isEmpty()
                ? Optional.empty()
                : Optional.of((deleted.size() == 1 ? "1 record was" : deleted.size() + " records were")
                        + " deleted while being read: "
                        + String.join("; ", deleted.subList(0, Math.min(3, deleted.size())))
                        + (deleted.size() > 3 ? "; …." : "."));
    }

    private void fetch() {
        String from = after;
        JsonNode data =
                api.ask(size, asked -> documents.page(asked, from, filter)).data();
        ConnectionPage found = ConnectionPage.of(
                data.path(documents.kind().root()), documents.kind().root());
        found.next().ifPresent(cursor -> {
            if (!cursors.add(cursor) || cursor.equals(from)) {
                throw ConnectionPage.circle(documents.kind().root());
            }
        });
        List<Row> rows = new ArrayList<>();
        for (ObjectNode node : found.nodes()) {
            Row row = Row.of(node, documents.kind());
            if (before == null || !before.has(row)) {
                rows.add(row);
            }
        }
        for (int i = 0; i < found.others(); i++) {
            unseen.add(Unseen.Why.NO_OBJECT, "an element of " + documents.kind().root());
        }
        before = null;
        pageAfter = from;
        after = found.next().orElse(null);
        hasMore = found.next().isPresent();
        page = rows;
    }

    private void complete(Row row) {
        for (Nested part : documents.kind().nested()) {
            Set<String> seen = new HashSet<>();
            while (row.pending(part).isPresent()) {
                String cursor = row.pending(part).get();
                if (!seen.add(cursor)) {
                    throw ConnectionPage.circle(part.field());
                }
                readOn(row, part, cursor);
            }
        }
    }

    /** @throws SourceFault and leaves the row as it was */
    private void readOn(Row row, Nested part, String cursor) {
        String id = row.node().path("id").asString("");
        JsonNode node = api.ask(innerSize, asked -> documents.more(part, asked, id, cursor))
                .data()
                .path("node");
        if (node.isNull()) {
            deleted.add(row.id().number());
            row.giveUp();
            return;
        }
        row.add(part, node.path(part.field()));
    }
}

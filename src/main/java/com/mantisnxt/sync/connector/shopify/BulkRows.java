package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The records of a kind that pages do not reach, by one bulk operation: asked after while the shop is at it, and read from
 * the file that it makes of them. Each look that comes too early says when to look again.
 */
final class BulkRows {

    private static final long SHORTEST_WAIT = 5;
    private static final long LONGEST_WAIT = 600;
    private static final long OTHERS_TURN = 60;
    private static final int AT_ONCE = 250;

    private final AdminApi api;
    private final Documents documents;
    private final @Nullable String filter;
    private final Delivered known;
    private final long size;
    private String operation = "";
    private Instant started = Instant.EPOCH;
    private @Nullable ResultFile file;
    private long lines;
    private long strays;
    private boolean isOver;

    /**
     * @param known what was delivered before
     * @param size records there are
     */
    BulkRows(AdminApi api, Documents documents, @Nullable String filter, Delivered known, long size) {
        this.api = api;
        this.documents = documents;
        this.filter = filter;
        this.known = known;
        this.size = size;
    }

    void goOn(Position.Bulk from) {
        operation = from.operation();
        started = Instant.ofEpochSecond(from.started());
        lines = from.lines();
        strays = from.strays();
    }

    Position.Bulk position() {
        return new Position.Bulk(operation, started.getEpochSecond(), lines, strays);
    }

    /** Empty at the end. */
    List<Row> next() {
        while (!isOver) {
            ResultFile ready = file == null ? result() : file;
            file = ready;
            if (ready == null) {
                break;
            }
            List<Row> rows = read(ready);
            if (!rows.isEmpty()) {
                return rows;
            }
        }
        isOver = true;
        return List.of();
    }

    private List<Row> read(ResultFile result) {
        List<Row> rows = new ArrayList<>();
        try {
            for (Row row = result.next(); row != null; row = result.next()) {
                if (!known.has(row)) {
                    rows.add(row);
                }
                if (rows.size() == AT_ONCE) {
                    break;
                }
            }
        } catch (SourceFault fault) {
            result.backToTheLastGiven();
            throw fault;
        }
        result.given();
        lines = result.givenLines();
        strays = result.givenStrays();
        isOver = result.isAtEnd();
        return rows;
    }

    /** Null where there are no records. */
    private @Nullable ResultFile result() {
        JsonNode progress = api.ask(GraphRequest.of(Documents.BULK_PROGRESS).with("id", operation))
                .data()
                .path("node");
        String status = progress.path("status").asString("");
        return switch (status) {
            case "CREATED", "RUNNING" ->
                throw SourceFault.notYet(
                        "The shop prepares its records in a bulk operation, %,d so far."
                                .formatted(progress.path("objectCount").asLong(0)),
                        in(rest(progress.path("rootObjectCount").asLong(0))));
            case "COMPLETED" -> completed(progress);
            default -> throw ended(status, progress.path("errorCode").asString(""));
        };
    }

    /** As long as the rest will take by what was done so far; where nothing was, as long again. */
    private long rest(long done) {
        long age = Duration.between(started, api.ways().clock().instant()).toSeconds();
        long left = done > 0 && done < size ? age * (size - done) / done : age;
        return Math.clamp(left, SHORTEST_WAIT, LONGEST_WAIT);
    }

    /** Sets it in motion. */
    void start() {
        JsonNode payload = api.ask(documents.startBulk(filter)).data().path("bulkOperationRunQuery");
        String refused = api.refused(payload);
        if (refused != null) {
            throw isBusy(payload.path("userErrors"))
                    ? SourceFault.notYet(
                            "Another bulk operation runs in the shop under this access token; ours begins when it has"
                                    + " ended.",
                            in(OTHERS_TURN))
                    : new SourceFault(Kind.UNREADABLE, "The shop refused the bulk operation" + refused);
        }
        String id = payload.path("bulkOperation").path("id").asString("");
        if (id.isEmpty()) {
            throw new SourceFault(Kind.UNREADABLE, "The shop began no bulk operation and does not say why.");
        }
        operation = id;
        started = api.ways().clock().instant();
    }

    private static boolean isBusy(JsonNode errors) {
        for (JsonNode error : errors) {
            String code = error.path("code").asString("");
            if (code.equals("OPERATION_IN_PROGRESS")
                    || code.equals("LIMIT_REACHED")
                    || error.path("message").asString("").contains("already in progress")) {
                return true;
            }
        }
        return false;
    }

    private @Nullable ResultFile completed(JsonNode progress) {
        long objects = progress.path("objectCount").asLong(-1);
        String url = progress.path("url").asString("");
        if (url.isEmpty() && objects == 0) {
            return null;
        }
        if (url.isEmpty() || objects < 0) {
            throw new SourceFault(Kind.UNREADABLE, "The bulk operation has ended, and its result is nowhere.");
        }
        var result = new ResultFile(api, documents.kind(), url, objects);
        result.goOn(lines, strays);
        return result;
    }

    private static SourceFault ended(String status, String error) {
        if (error.equals("ACCESS_DENIED")) {
            return new SourceFault(
                    Kind.NO_RIGHT, "The access token lacks a right to read all this in a bulk operation.");
        }
        return new SourceFault(
                Kind.UNREADABLE,
                switch (status) {
                    case "CANCELED", "CANCELING" -> "The bulk operation was cancelled in the shop.";
                    case "FAILED", "EXPIRED" -> "The bulk operation failed in the shop.";
                    default -> "The bulk operation is lost: the shop does not know its state.";
                });
    }

    private Instant in(long seconds) {
        return api.ways().clock().instant().plusSeconds(seconds);
    }

    List<String> unseen() {
        return file == null ? List.of() : file.unseen();
    }

    /** The operation goes on in the shop: another walk may come for its result. */
    void close() {
        if (file != null) {
            file.close();
        }
    }
}

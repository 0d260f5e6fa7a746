package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.connector.Unseen;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One pass over a shop's lists: what is there, then what is in the bin, and after each page of products their
 * variations. After a fault the next call goes on where that happened.
 */
final class ShopWalk implements SourceWalk {

    /** Changes of the same second are found by the first, what clocks of one shop differ by the second. */
    private static final Duration OVERLAP = Duration.ofSeconds(1).plus(Duration.ofSeconds(30));

    private final Lists lists;
    private final Finished finished;
    private final Deque<Row> rows = new ArrayDeque<>();
    private final RowReader reader;
    private final boolean tellsChanges;
    private @Nullable String begun;
    private boolean isAtEnd;

    /** Where it stood when the rows were asked for that were not yet read. */
    private ShopPosition before;

    /** A row that was not yet read. */
    private record Row(JsonNode row, Place place) {}

    /**
     * @param from where the lists stand
     * @param tellsChanges whether the shop can be asked what changed since
     */
    ShopWalk(ShopPosition from, Lists lists, RowReader reader, Unseen unseen, boolean tellsChanges) {
        this.before = from;
        this.lists = lists;
        this.finished = new Finished(from.finished(), unseen);
        this.reader = reader;
        this.tellsChanges = tellsChanges;
        this.begun = from.begun();
    }

    @Override
    public List<SourceRecord> next() {
        List<SourceRecord> records = List.of();
        while (records.isEmpty() && (!rows.isEmpty() || fill())) {
            reader.prepare();
            records = read();
        }
        isAtEnd = records.isEmpty();
        return records;
    }

    /** @return false at the end of the last list */
    private boolean fill() {
        while (rows.isEmpty() && !lists.isEmpty()) {
            before = position();
            Listing list = lists.first();
            List<JsonNode> page = list.next();
            date(list);
            page.forEach(row -> rows.add(new Row(row, list.place())));
            if (page.isEmpty()) {
                lists.endFirst();
                finished.add(list);
            } else {
                lists.addVariations(page);
            }
        }
        return !rows.isEmpty();
    }

    /** By the first answer only: what changed after it may have been read before. */
    private void date(Listing list) {
        Said said = list.said();
        if (begun == null && said != null) {
            begun = said.begun() == null ? "" : said.begun().toString();
        }
    }

    /** A row is done with when it was read, so what was asked for on its behalf can be asked for again. */
    private List<SourceRecord> read() {
        List<SourceRecord> records = new ArrayList<>();
        while (!rows.isEmpty()) {
            Row next = rows.getFirst();
            SourceRecord record = reader.read(next.row(), next.place());
            rows.removeFirst();
            if (reader.asksForEach()) {
                before = before.with(lists.first().markAfter(next.row()));
            }
            if (record != null) {
                records.add(record);
                if (reader.asksForEach()) {
                    return records;
                }
            }
        }
        return records;
    }

    private ShopPosition position() {
        return new ShopPosition(
                before.since(), before.isOfIds(), lists.mark(), finished.mark(), reader.currency(), begun);
    }

    @Override
    public Optional<String> cursor() {
        return isAtEnd ? Optional.empty() : (rows.isEmpty() ? position() : before).text();
    }

    @Override
    public OptionalLong announced() {
        OptionalLong read = finished.announced();
        OptionalLong left = lists.announced();
        return read.isEmpty() || left.isEmpty() || isNothingAsked(read.getAsLong())
                ? OptionalLong.empty()
                : OptionalLong.of(read.getAsLong() + left.getAsLong());
    }

    private boolean isNothingAsked(long read) {
        return read == 0 && !lists.isEmpty() && !lists.isAsked();
    }

    @Override
    public List<String> unseen() {
        return finished.unseen();
    }

    @Override
    public Optional<String> watermark() {
        return Optional.ofNullable(tellsChanges ? begun : null)
                .filter(said -> !said.isEmpty())
                .map(said -> Instant.parse(said)
                        .minus(OVERLAP)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
    }

    @Override
    public void close() {
        // every answer was read to its end when it came
    }
}

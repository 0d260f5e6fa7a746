package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.connector.Unseen;
import com.mantisnxt.sync.connector.mapping.MappedFields;
import com.mantisnxt.sync.connector.shopify.Shape.Shaped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One pass over a shop. The first page always comes as a page, so that a test of the connection sees it at once and sets
 * nothing in motion; the rest comes by a bulk operation where there is more than pages reach.
 */
final class ShopifyWalk implements SourceWalk {

    /** So far do pages of one connection go, by Shopify's documents. */
    static final int PAGES_REACH = 25_000;

    private static final int LONGEST_ID = 255;
    /** So that no number of records makes it one that is announced. */
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final AdminApi api;
    private final Documents documents;
    private final @Nullable Changes changes;
    private final @Nullable MappedFields fields;
    private final Unseen unseen = new Unseen();
    private final PagedRows pages;
    private List<SourceRecord> held = List.of();
    private Position.@Nullable Pages kept;
    private long seen;
    private boolean isOver;
    private boolean isRecounted;
    private @Nullable Opening opening;
    private @Nullable BulkRows bulk;

    /** @param fields null where only ids are asked for */
    ShopifyWalk(AdminApi api, Documents documents, @Nullable Changes changes, @Nullable MappedFields fields) {
        this.api = api;
        this.documents = documents;
        this.changes = changes;
        this.fields = fields;
        this.pages = new PagedRows(api, documents, filter(), unseen);
    }

    private @Nullable String filter() {
        return changes == null ? null : changes.filter();
    }

    /** Goes on where another walk stopped. */
    void goOn(Position from) {
        Opening opened = from.start().opening();
        opening = opened;
        kept = from.pages();
        pages.goOn(from.pages());
        from.said().forEach(unseen::say);
        seen = from.seen() == null ? UNKNOWN : from.seen();
        if (from.bulk() != null) {
            BulkRows rest = bulk(opened);
            rest.goOn(from.bulk());
            bulk = rest;
        }
    }

    /** What has been read is returned in the end, also when what comes beside it has to be tried again. */
    @Override
    public List<SourceRecord> next() {
        Opening opened = opened();
        held = held.isEmpty() ? read(opened) : held;
        if (isForBulk(opened)) {
            BulkRows rest = bulk(opened);
            rest.start();
            bulk = rest;
        }
        List<SourceRecord> records = held;
        if (records.isEmpty()) {
            recount(opened);
        }
        held = List.of();
        seen += records.size();
        isOver = records.isEmpty();
        kept = pages.position();
        return records;
    }

    /** What came and went meanwhile moved the total, so it is asked for again before anybody misses something. */
    private void recount(Opening opened) {
        OptionalLong announced = opened.announced();
        if (changes == null && !isRecounted && announced.isPresent() && announced.getAsLong() != seen) {
            GraphAnswer now = api.ask(documents.opening(null));
            opening =
                    opened.announcing(Opening.of(now, documents.kind(), unseen).announced());
            isRecounted = true;
        }
    }

    private BulkRows bulk(Opening opened) {
        return new BulkRows(api, documents, filter(), pages.delivered(), opened.size());
    }

    /** Begins together with records, for only with them is kept how far it is; and never with the first. */
    private boolean isForBulk(Opening opened) {
        boolean isTooMuch = opened.size() > PAGES_REACH || pages.delivered().count() > PAGES_REACH - PageSize.MOST;
        return bulk == null && kept != null && isTooMuch && !held.isEmpty() && pages.hasMore();
    }

    private List<SourceRecord> read(Opening opened) {
        while (true) {
            List<Row> rows = bulk == null ? pages.next() : bulk.next();
            List<SourceRecord> records = new ArrayList<>();
            rows.stream().filter(this::isWanted).forEach(row -> read(row, opened, records));
            if (!records.isEmpty() || rows.isEmpty()) {
                return records;
            }
        }
    }

    private Opening opened() {
        Opening known = opening;
        if (known == null) {
            known = Opening.of(api.ask(documents.opening(filter())), documents.kind(), unseen);
            opening = known;
        }
        return known;
    }

    private boolean isWanted(Row row) {
        return changes == null || changes.isAmong(row.node());
    }

    private void read(Row row, Opening opened, List<SourceRecord> records) {
        for (Shaped shaped : documents.kind().shape().of(row, opened.amounts())) {
            SourceRecord record = record(shaped);
            if (record != null) {
                records.add(record);
            }
        }
    }

    private @Nullable SourceRecord record(Shaped shaped) {
        String id = shaped.id();
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            unseen.add(
                    id.isEmpty() ? Unseen.Why.NO_ID : Unseen.Why.LONG_ID,
                    "among " + documents.kind().root());
            return null;
        }
        if (fields == null) {
            return new SourceRecord(id, RecordState.ACTIVE, JsonNodeFactory.instance.objectNode());
        }
        if (!shaped.isReadable()) {
            unseen.add(Unseen.Why.BAD_FIELD, "an amount of " + id);
            return null;
        }
        ObjectNode data = fields.read(shaped.fields(), id, unseen);
        return data == null ? null : new SourceRecord(id, shaped.state(), data);
    }

    /** Of what changed nothing is announced: the shop may count more than fits. */
    @Override
    public OptionalLong announced() {
        return opening == null || changes != null ? OptionalLong.empty() : opening.announced();
    }

    @Override
    public List<String> unseen() {
        Set<String> said = new LinkedHashSet<>(unseen.sentences());
        pages.gone().ifPresent(said::add);
        if (api.otherVersion() != null) {
            said.add("The shop answered by version " + api.otherVersion() + " of its API instead of "
                    + api.shop().version()
                    + ", so fields may mean something else. Choose a version that it still has.");
        }
        if (bulk != null) {
            said.addAll(bulk.unseen());
        }
        return Unseen.few(said.stream());
    }

    @Override
    public Optional<String> watermark() {
        return opening == null ? Optional.empty() : opening.watermark();
    }

    @Override
    public Optional<String> cursor() {
        if (opening == null || kept == null || isOver) {
            return Optional.empty();
        }
        return new Position(
                        changes == null ? null : changes.since().toString(),
                        fields == null,
                        Position.Start.of(opening),
                        kept,
                        bulk == null ? null : bulk.position(),
                        unseen(),
                        seen)
                .text();
    }

    @Override
    public void close() {
        if (bulk != null) {
            bulk.close();
        }
    }
}

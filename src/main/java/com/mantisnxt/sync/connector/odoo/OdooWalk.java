package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.connector.Unseen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One pass by ascending id: each page begins above the last id of the one before, so nothing slips through while records
 * come and go. A page that failed can be asked for again.
 */
final class OdooWalk implements SourceWalk {

    private final Shape shape;
    private final EntitySetup setup;
    private final Reading reading;
    private final @Nullable Instant since;
    private final Unseen unseen = new Unseen();
    private final HeldBack heldBack = new HeldBack();
    private @Nullable Plan plan;
    private @Nullable Long announced;
    private @Nullable Instant watermark;
    private long last;
    private long seen;
    private boolean isAtEnd;

    /** @param since the watermark of an earlier walk; null for everything */
    OdooWalk(Shape shape, EntitySetup setup, Reading reading, @Nullable Instant since) {
        this.shape = shape;
        this.setup = setup;
        this.reading = reading;
        this.since = since;
    }

    OdooWalk at(Place place) {
        last = place.last();
        seen = place.seen();
        return this;
    }

    @Override
    public Optional<String> cursor() {
        return isAtEnd || last == 0
                ? Optional.empty()
                : Optional.of(Place.ofRecords(since).at(last, seen).cursor());
    }

    @Override
    public List<SourceRecord> next() {
        List<SourceRecord> records = List.of();
        while (records.isEmpty() && !isAtEnd) {
            Plan asked = begun();
            Page page = new Page(
                    reading.rows(shape.model(), asked.domain().and("id", ">", last), asked.asked(), shape.page()));
            asked.extras().forEach(extra -> extra.filler().fill(page, reading));
            if (page.rows().isEmpty()) {
                end(asked);
            } else {
                records = records(page, asked);
            }
        }
        return records;
    }

    private Plan begun() {
        Plan known = plan;
        if (known == null) {
            ModelFields fields = reading.fields(shape.model());
            Plan all = Plan.of(shape, setup, fields);
            known = counted(all, fields);
            watermark = reading.odoo().watermark(shape.model(), all.domain());
            plan = known;
        }
        return known;
    }

    /** Whoever may not ask by the dates of what a record leads to reads all of them: too much rather than too little. */
    private Plan counted(Plan all, ModelFields fields) {
        if (since != null) {
            Plan changed = all.since(since, shape, fields);
            try {
                announced = reading.odoo().count(shape.model(), changed.domain());
                return changed;
            } catch (SourceFault fault) {
                if (fault.kind() != Kind.NO_RIGHT) {
                    throw fault;
                }
            }
        }
        announced = reading.odoo().count(shape.model(), all.domain());
        return all;
    }

    private List<SourceRecord> records(Page page, Plan asked) {
        long before = last;
        List<SourceRecord> records = new ArrayList<>();
        for (ObjectNode row : page.rows()) {
            JsonNode id = row.path("id");
            if (!id.isIntegralNumber() || !id.canConvertToLong()) {
                unseen.add(Unseen.Why.NO_ID, "one after id " + last);
                continue;
            }
            last = Math.max(last, id.longValue());
            seen++;
            SourceRecord record = record(page, row, asked);
            if (record != null) {
                records.add(record);
            }
        }
        if (last == before) {
            throw new SourceFault(
                    Kind.UNREADABLE, "Odoo answers page after page with the same records of " + shape.model() + ".");
        }
        return records;
    }

    private @Nullable SourceRecord record(Page page, ObjectNode row, Plan asked) {
        String id = row.path("id").asString();
        if (page.isLacking(row)) {
            heldBack.add(id);
            return null;
        }
        return asked.record(row, id, unseen);
    }

    /** What came and went meanwhile moved the total, so it is asked for again before anybody misses something. */
    private void end(Plan asked) {
        if (announced == null || announced != seen) {
            announced = reading.odoo().count(shape.model(), asked.domain());
        }
        isAtEnd = true;
    }

    @Override
    public OptionalLong announced() {
        return announced == null ? OptionalLong.empty() : OptionalLong.of(announced);
    }

    @Override
    public List<String> unseen() {
        List<String> all = new ArrayList<>(unseen.sentences());
        heldBack.sentence().ifPresent(all::add);
        return all;
    }

    @Override
    public Optional<String> watermark() {
        return Optional.ofNullable(watermark).map(Instant::toString);
    }

    @Override
    public void close() {
        // nothing is open between pages
    }
}

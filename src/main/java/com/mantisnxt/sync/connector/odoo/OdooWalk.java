package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.Unseen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The records of a kind, with all that is to be known of them; of all, or of those that changed since. */
final class OdooWalk extends WalkById {

    private final Shape shape;
    private final EntitySetup setup;
    private final Reading reading;
    private final @Nullable Instant since;
    private final Unseen unseen = new Unseen();
    private final HeldBack heldBack = new HeldBack();
    private @Nullable Plan plan;
    private @Nullable Long announced;
    private @Nullable Instant watermark;

    /** @param since the watermark of an earlier walk; null for everything */
    OdooWalk(Shape shape, EntitySetup setup, Reading reading, @Nullable Instant since) {
        super(Place.ofRecords(since));
        this.shape = shape;
        this.setup = setup;
        this.reading = reading;
        this.since = since;
    }

    @Override
    List<SourceRecord> page() {
        Plan asked = begun();
        Page page = new Page(
                reading.rows(shape.model(), asked.domain().and("id", ">", last()), asked.asked(), shape.page()));
        asked.extras().forEach(extra -> extra.filler().fill(page, reading));
        if (page.rows().isEmpty()) {
            end(asked);
            return List.of();
        }
        return records(page, asked);
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
        long highest = last();
        long read = 0;
        List<SourceRecord> records = new ArrayList<>();
        for (ObjectNode row : page.rows()) {
            JsonNode id = row.path("id");
            if (!id.isIntegralNumber() || !id.canConvertToLong()) {
                unseen.add(Unseen.Why.NO_ID, "one after id " + highest);
                continue;
            }
            highest = Math.max(highest, id.longValue());
            read++;
            SourceRecord record = record(page, row, asked);
            if (record != null) {
                records.add(record);
            }
        }
        passed(highest, read, "records of " + shape.model());
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
        if (announced == null || announced != seen()) {
            announced = reading.odoo().count(shape.model(), asked.domain());
        }
        ended();
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
}

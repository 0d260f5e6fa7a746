package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.FieldChange;
import com.mantisnxt.sync.connector.RemoteTarget;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.WriteOffer;
import com.mantisnxt.sync.connector.Written;
import com.mantisnxt.sync.connector.mapping.WriteJudge;
import com.mantisnxt.sync.connector.mapping.WrittenFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes changes to an Odoo by loading them, each under an id: its own, or one that is made of the change's key. */
final class OdooTarget implements RemoteTarget {

    private static final int MOST_AT_ONCE = 200;

    private final Shape shape;
    private final EntitySetup setup;
    private final Reading reading;

    OdooTarget(Shape shape, EntitySetup setup, Reading reading) {
        this.shape = shape;
        this.setup = setup;
        this.reading = reading;
    }

    @Override
    public int largestBatch() {
        return MOST_AT_ONCE;
    }

    @Override
    public List<Written> apply(List<FieldChange> changes, Runnable right) {
        EntityType entity = setup.entity();
        WriteOffer offer = Objects.requireNonNull(OdooWrites.ALL.get(entity));
        WrittenFields fields = WrittenFields.of(offer, setup.mapping().isEmpty() ? shape.mapping() : setup.mapping());
        var judge = new WriteJudge(fields);
        var records = new OdooRecords(shape, setup, reading);
        var rows = new OdooRows(fields, records.fields(), entity);
        Map<String, SourceRecord> present = records.at(changes);
        Map<String, Written> settled = new HashMap<>();
        Map<List<String>, List<FieldChange>> open = new LinkedHashMap<>();
        for (FieldChange change : changes) {
            Written known = judge.before(change, present.get(change.key()));
            Written fault = known == null ? rows.fault(change) : known;
            if (fault == null) {
                open.computeIfAbsent(rows.columns(change), any -> new ArrayList<>())
                        .add(change);
            } else {
                settled.put(change.key(), fault);
            }
        }
        var batch = new OdooBatch(records, rows, judge, right);
        open.values().forEach(batch::write);
        settled.putAll(batch.settled());
        return changes.stream()
                .map(change -> Objects.requireNonNull(settled.get(change.key())))
                .toList();
    }

    /** Which question an Odoo understands depends on its version. */
    @Override
    public void checkRight() {
        JsonNode said = asked("check_access_rights");
        JsonNode answer = said == null ? asked("has_access") : said;
        if (answer != null && answer.isBoolean() && !answer.booleanValue()) {
            throw new SourceFault(
                    SourceFault.Kind.NO_RIGHT, "This user may read " + shape.model() + " in Odoo, and not change it.");
        }
    }

    private @Nullable JsonNode asked(String method) {
        try {
            return reading.odoo().mayWrite(shape.model(), method);
        } catch (SourceFault fault) {
            if (fault.kind().isPassing()) {
                throw fault;
            }
            return null;
        }
    }
}

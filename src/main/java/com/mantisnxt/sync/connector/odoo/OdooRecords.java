package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.FieldChange;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.Unseen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Single records of an Odoo, read exactly as a walk through it reads them: else the next sync would find differences. */
final class OdooRecords {

    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");

    private final Shape shape;
    private final EntityType entity;
    private final Reading reading;
    private final Plan plan;
    private final Unseen unseen = new Unseen();

    OdooRecords(Shape shape, EntitySetup setup, Reading reading) {
        this.shape = shape;
        this.entity = setup.entity();
        this.reading = reading;
        this.plan = Plan.of(shape, setup, reading.fields(shape.model()));
    }

    String model() {
        return shape.model();
    }

    Odoo odoo() {
        return reading.odoo();
    }

    ModelFields fields() {
        return reading.fields(shape.model());
    }

    /** By the changes' keys; those that are not there, or not among those that are read, are missing. */
    Map<String, SourceRecord> at(List<FieldChange> changes) {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, Long> ids = new LinkedHashMap<>();
        for (FieldChange change : changes) {
            if (change.isNew()) {
                names.put(ExternalIds.name(entity, change.key()), change.key());
            } else if (ID.matcher(change.key()).matches()) {
                ids.put(change.key(), Long.parseLong(change.key()));
            }
        }
        ExternalIds.find(odoo(), model(), names.keySet()).forEach((name, id) -> ids.put(names.get(name), id));
        Map<Long, SourceRecord> found = byId(ids.values());
        Map<String, SourceRecord> present = new HashMap<>();
        ids.forEach((key, id) -> {
            SourceRecord record = found.get(id);
            if (record != null) {
                present.put(key, record);
            }
        });
        return present;
    }

    /** @throws SourceFault where one of them can't be read as the mapping says, for then nothing could be compared */
    Map<Long, SourceRecord> byId(Collection<Long> ids) {
        Map<Long, SourceRecord> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        var page = new Page(
                new ArrayList<>(reading.rows(model(), plan.domain().andIn("id", ids), plan.asked(), ids.size())));
        plan.extras().forEach(extra -> extra.filler().fill(page, reading));
        for (ObjectNode row : page.rows()) {
            String id = row.path("id").asString("");
            SourceRecord record = page.isLacking(row) ? null : plan.record(row, id, unseen);
            if (record == null) {
                throw new SourceFault(
                        Kind.UNREADABLE,
                        "The record " + id + " of " + model() + " can't be read in full, so it is not written to. "
                                + String.join(" ", unseen.sentences()));
            }
            found.put(row.path("id").asLong(0), record);
        }
        return found;
    }
}

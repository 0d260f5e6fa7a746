package com.mantisnxt.sync.connector.woocommerce;

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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Writes changes to a shop in batches; variations, which belong to their products, in a batch for each of these. */
final class ShopTarget implements RemoteTarget {

    private static final int MOST_AT_ONCE = 100;

    private final ShopRecords records;
    private final WrittenFields fields;
    private final WriteJudge judge;

    private ShopTarget(ShopRecords records, WrittenFields fields) {
        this.records = records;
        this.fields = fields;
        this.judge = new WriteJudge(fields);
    }

    static ShopTarget of(Shop shop, ShopEntity entity, ArrayNode mapping) {
        WriteOffer offer = Objects.requireNonNull(ShopWrites.ALL.get(entity.type()));
        return new ShopTarget(new ShopRecords(shop, entity, mapping), WrittenFields.of(offer, mapping));
    }

    @Override
    public int largestBatch() {
        return MOST_AT_ONCE;
    }

    @Override
    public List<Written> apply(List<FieldChange> changes, Runnable right) {
        Map<String, ShopLook.Seen> seen = ShopLook.at(records, fields, changes);
        int digits = records.entity().hasVariations() ? records.digits() : 0;
        var rows = new ShopRows(fields, digits, ShopWrites.key(records.entity()));
        Map<String, Written> settled = new HashMap<>();
        Map<Place, List<FieldChange>> open = new LinkedHashMap<>();
        for (FieldChange change : changes) {
            ShopLook.Seen found = seen.get(change.key());
            Written known = known(change, found, rows);
            if (known != null) {
                settled.put(change.key(), known);
            } else {
                Place place = found == null ? own() : found.place();
                open.computeIfAbsent(place, any -> new ArrayList<>()).add(change);
            }
        }
        var batch = new ShopBatch(records, rows, judge, right);
        open.forEach((place, some) -> write(batch, place, some));
        settled.putAll(batch.settled());
        return changes.stream()
                .map(change -> Objects.requireNonNull(settled.get(change.key())))
                .toList();
    }

    private @Nullable Written known(FieldChange change, ShopLook.@Nullable Seen found, ShopRows rows) {
        Written known = judge.before(change, found == null ? null : found.record());
        return known == null ? rows.fault(change) : known;
    }

    /** An answer that can't be read says nothing of what was done, so that is looked at. */
    private void write(ShopBatch batch, Place place, List<FieldChange> changes) {
        try {
            batch.write(place, changes);
        } catch (SourceFault fault) {
            if (fault.kind() != SourceFault.Kind.UNREADABLE && fault.kind() != SourceFault.Kind.TOO_LARGE) {
                throw fault;
            }
            Map<String, ShopLook.Seen> seen = ShopLook.at(records, fields, changes);
            for (FieldChange change : changes) {
                ShopLook.Seen found = seen.get(change.key());
                SourceRecord present = found == null ? null : found.record();
                batch.settled().computeIfAbsent(change.key(), any -> judge.unclear(change, present, fault.reason()));
            }
        }
    }

    private Place own() {
        return Place.of(records.asking(records.entity().list()));
    }

    /** Nothing is in it, and yet the shop asks for the right to write. */
    @Override
    public void checkRight() {
        records.shop().post(Ask.of(own().ask().path() + "/batch"), JsonNodeFactory.instance.objectNode());
    }
}

package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.FieldChange;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.mapping.WrittenFields;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Looks at records before they are written: by their ids, and new ones by what they would be found by. */
final class ShopLook {

    private static final Pattern ID = Pattern.compile("\\d{1,18}");
    private static final int IDS = 50;
    private static final int LONGEST = 900;

    private final ShopRecords records;
    private final String key;
    private final String name;
    private final Map<String, Seen> byId = new HashMap<>();
    private final Map<String, Seen> byKey = new HashMap<>();

    /**
     * A record that is there.
     *
     * @param place the list it belongs to; a variation belongs to one of its product
     */
    record Seen(SourceRecord record, Place place) {}

    private ShopLook(ShopRecords records, WrittenFields fields) {
        this.records = records;
        this.key = ShopWrites.key(records.entity());
        this.name = fields.name(key);
    }

    /** By the changes' keys; those that are not there are missing. */
    static Map<String, Seen> at(ShopRecords records, WrittenFields fields, List<FieldChange> changes) {
        var look = new ShopLook(records, fields);
        Set<String> ids = new LinkedHashSet<>();
        Map<String, String> keys = new LinkedHashMap<>();
        for (FieldChange change : changes) {
            if (change.isNew()) {
                keys.put(change.key(), look.key(change));
            } else if (ID.matcher(change.key()).matches()) {
                ids.add(change.key());
            }
        }
        look.ids(ids);
        look.keys(new LinkedHashSet<>(keys.values()));
        Map<String, Seen> seen = new HashMap<>(look.byId);
        keys.forEach((own, wanted) -> {
            Seen found = look.byKey.get(folded(wanted));
            if (found != null) {
                seen.put(own, found);
            }
        });
        return seen;
    }

    private String key(FieldChange change) {
        return WrittenFields.at(change.after(), name).asString("");
    }

    private void ids(Set<String> wanted) {
        List<String> all = List.copyOf(wanted);
        for (int from = 0; from < all.size(); from += IDS) {
            List<String> some = all.subList(from, Math.min(from + IDS, all.size()));
            list(Place.of(records.asking(records.entity().list())), some);
        }
        if (records.entity().hasVariations()) {
            for (String id : all) {
                if (!byId.containsKey(id)) {
                    other(id, all);
                }
            }
        }
    }

    private void list(Place place, List<String> wanted) {
        Ask ask = place.ask().with("include", String.join(",", wanted));
        for (JsonNode row : records.shop().get(ask).rows()) {
            SourceRecord record = records.read(row, place);
            byId.put(record.externalId(), new Seen(record, place));
        }
    }

    /** A variation, which brings along its sisters that are wanted; or what lies in the bin; or nothing. */
    private void other(String id, List<String> wanted) {
        JsonNode row;
        try {
            row = records.shop()
                    .get(Ask.of("products/" + id).with("_fields", "id,status,parent_id"))
                    .body();
        } catch (SourceFault gone) {
            if (gone.kind() == SourceFault.Kind.WRONG_ADDRESS) {
                return;
            }
            throw gone;
        }
        String parent = row.path("parent_id").asString("0");
        if (!parent.equals("0") && ID.matcher(parent).matches()) {
            Ask ask = records.asking(ShopEntity.ordered("products/" + parent + "/variations"));
            list(
                    Place.of(ask).of(parent, 0, false),
                    Stream.concat(Stream.of(id), wanted.stream().filter(other -> !byId.containsKey(other)))
                            .distinct()
                            .limit(IDS)
                            .toList());
        } else if (Listing.isInBin(row)) {
            var record = new SourceRecord(id, RecordState.ARCHIVED, JsonNodeFactory.instance.objectNode());
            byId.put(id, new Seen(record, Place.of(Ask.of("products"))));
        }
    }

    /** A comma in a key would ask for several, and an address has an end. */
    private void keys(Set<String> wanted) {
        var together = new StringJoiner(",");
        for (String one : wanted) {
            if (one.length() > ShopWrites.LONGEST_KEY) {
                continue;
            }
            if (records.entity() != ShopEntity.PRODUCT || one.contains(",")) {
                found(one);
                continue;
            }
            if (together.length() > 0 && Ask.encoded(together + "," + one).length() > LONGEST) {
                found(together.toString());
                together = new StringJoiner(",");
            }
            together.add(one);
        }
        if (together.length() > 0) {
            found(together.toString());
        }
    }

    private void found(String value) {
        Place place = Place.of(records.asking(records.entity().list()));
        for (JsonNode row : records.shop().get(place.ask().with(key, value)).rows()) {
            SourceRecord record = records.read(row, place);
            byKey.put(folded(WrittenFields.at(record.data(), name).asString("")), new Seen(record, place));
        }
    }

    /** Shops take keys for the same whatever their case. */
    private static String folded(String value) {
        return value.toLowerCase(Locale.ROOT);
    }
}

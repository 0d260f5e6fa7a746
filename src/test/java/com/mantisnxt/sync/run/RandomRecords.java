package com.mantisnxt.sync.run;

import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Records of a source as a seed has it: odd ids, values of every kind, archived ones, in any order. */
final class RandomRecords {

    private static final List<String> IDS = List.of("a", "Ä", "é-", "😀", "Z ", "z/", "'\"", "%_\\");
    private static final List<String> FIELDS = List.of("name", "price", "stock", "ü\"key", "");
    private static final List<String> VALUES = List.of(
            "1", "1.0", "1.00", "-0", "0", "\"1\"", "\"\"", "null", "true", "\"ä😀\\\"\"", "[1,{\"a\":2}]", "{}");

    private RandomRecords() {}

    /** The same ones every time, and one that nobody has tried before; it stands in the name of the test. */
    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 8), LongStream.of(System.nanoTime()));
    }

    static List<SourceRecord> of(Random random) {
        List<SourceRecord> records = new ArrayList<>();
        for (int id = 0; id < 64; id++) {
            if (random.nextInt(3) > 0) {
                ObjectNode data = JsonMapper.shared().createObjectNode();
                for (String field : FIELDS) {
                    if (random.nextBoolean()) {
                        data.set(field, JsonMapper.shared().readTree(VALUES.get(random.nextInt(VALUES.size()))));
                    }
                }
                RecordState state = random.nextInt(5) == 0 ? RecordState.ARCHIVED : RecordState.ACTIVE;
                records.add(new SourceRecord(IDS.get(id % IDS.size()) + id, state, data));
            }
        }
        Collections.shuffle(records, random);
        return records;
    }

    /** Two that read the same are the same: neither order of fields nor spelling of numbers counts. */
    static String text(String id, RecordState state, ObjectNode data) {
        Map<String, Object> fields = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : data.properties()) {
            JsonNode value = field.getValue();
            fields.put(
                    field.getKey(),
                    value.isNumber() ? value.decimalValue().add(BigDecimal.ZERO).stripTrailingZeros() : value);
        }
        return id + state + fields;
    }
}

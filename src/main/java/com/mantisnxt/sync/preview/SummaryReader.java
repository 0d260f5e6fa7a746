package com.mantisnxt.sync.preview;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the note that the database keeps beside a delta. */
@Component
class SummaryReader {

    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final JsonMapper json;

    SummaryReader(JsonMapper json) {
        this.json = json;
    }

    DeltaSummary read(String summary) {
        JsonNode note = json.readTree(summary);
        Map<ChangeKind, Integer> held = new EnumMap<>(ChangeKind.class);
        Map<ChangeKind, Long> stated = new EnumMap<>(ChangeKind.class);
        for (ChangeKind kind : ChangeKind.values()) {
            if (note.has(kind.label())) {
                held.put(kind, note.get(kind.label()).asInt());
            }
            if (note.has(kind.label() + "_stated")) {
                stated.put(kind, whole(note.get(kind.label() + "_stated").decimalValue()));
            }
        }
        return new DeltaSummary(
                "object".equals(note.path("shape").asString("")),
                note.path("entity").asString(null),
                note.path("truncated").asBoolean(false),
                held,
                stated);
    }

    private static long whole(BigDecimal stated) {
        return stated.max(BigDecimal.ZERO).min(MOST).longValue();
    }
}

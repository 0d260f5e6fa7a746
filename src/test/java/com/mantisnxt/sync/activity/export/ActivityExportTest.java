package com.mantisnxt.sync.activity.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.activity.EventId;
import com.mantisnxt.sync.base.export.ExportFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stands in an export, and in what form. */
class ActivityExportTest extends ExportOfATest {

    @Test
    void everyEventIsALineUnderNamesThatStay() {
        String error = "first \"line\"\nsecond; line\tЖ";
        EventId id = events.add(
                now.minusSeconds(2),
                Map.of("status", "failed", "entity", "order", "sync", "s-1", "details", "{\"n\":1.10,\"a\":[1,2]}"),
                error);
        events.add(now.minusSeconds(1), "completed", "product", null);
        List<List<String>> lines = CsvReader.read(text(ExportFormat.CSV, MONTH).substring(1));
        assertThat(text(ExportFormat.CSV, MONTH)).startsWith("\uFEFFid,at,status,");
        assertThat(String.join(",", lines.getFirst()))
                .isEqualTo("id,at,status,action,entityType,source,syncId,itemKey,message,error,recordCount,"
                        + "durationSeconds,userId,userName,details");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).contains("completed", "product").hasSize(15);
        assertThat(lines.get(2))
                .startsWith(id.toString(), id.at().toString(), "failed", "batch_process", "order")
                .contains("s-1", error, "0", "{\"a\": [1, 2], \"n\": 1.10}");
    }

    @Test
    void nothingInATableIsTakenForAFormula() {
        for (String start : List.of("=", "+", "-", "@", "\t=", "\r=", "\n=")) {
            String formula = start + "cmd|' /C calc'!A0";
            events.add(now.minusSeconds(1), Map.of("message", formula, "sync", formula), formula);
        }
        List<List<String>> lines = CsvReader.read(text(ExportFormat.CSV, MONTH));
        assertThat(lines).hasSize(8);
        assertThat(lines.subList(1, 8))
                .allSatisfy(line -> assertThat(List.of(line.get(6), line.get(8), line.get(9)))
                        .allMatch(cell -> cell.startsWith("'")));
    }

    @Test
    void linesOfJsonHaveTheValuesExactlyAsTheyAre() {
        events.add(
                now,
                Map.of("message", "=1+1", "details", "{\"price\": 12345678901234567890.10, \"text\": \"a\\nb\"}"),
                null);
        List<String> lines = text(ExportFormat.NDJSON, MONTH).lines().toList();
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst()).contains("12345678901234567890.10");
        JsonNode event = JsonMapper.shared().readTree(lines.getFirst());
        assertThat(event.path("message").asString()).isEqualTo("=1+1");
        assertThat(event.at("/details/text").asString()).isEqualTo("a\nb");
    }

    @Test
    void whatHappensMeanwhileIsNotInIt() {
        events.addMany(5_900, now);
        var added = new ArrayList<EventId>();
        String text = text(ExportOrder.all(MONTH, ExportFormat.NDJSON), rows -> {
            added.add(events.add(Instant.now(), "failed", "order", "late"));
            return true;
        });
        assertThat(added).hasSize(2);
        assertThat(text.lines()).hasSize(5_900).noneMatch(line -> line.contains("late"));
    }

    @Test
    void itGoesOnAfterACursorAndEndsAtALimit() {
        events.addMany(2_600, now);
        List<String> all = text(ExportFormat.NDJSON, MONTH).lines().toList();
        EventId cursor = EventId.parse(
                        JsonMapper.shared().readTree(all.get(99)).path("id").asString())
                .orElseThrow();
        var order = new ExportOrder(MONTH, ExportFormat.NDJSON, cursor, 1_500);
        assertThat(text(order, rows -> true).lines()).containsExactlyElementsOf(all.subList(100, 1_600));
    }
}

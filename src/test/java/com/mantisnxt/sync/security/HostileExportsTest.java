package com.mantisnxt.sync.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Session;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What strangers wrote, in the files that people take home: no cell begins a formula, however it is split, and each line is one. */
@ConsoleTest
@AutoConfigureMockMvc
class HostileExportsTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private ApplicationContext context;

    private final List<String> texts = new ArrayList<>();
    private ApiStage stage;

    @BeforeEach
    void anOrganisation() {
        stage = new ApiStage(context);
        Probes.texts().forEach((name, text) -> {
            if (text.indexOf('\0') < 0 && !text.isBlank() && text.length() < 5_000) {
                texts.add(text);
            }
        });
    }

    @Test
    void aTableOfItemsHoldsNoFormula() throws Exception {
        MockHttpServletResponse answer = stage.send("GET " + preview() + "/export?format=csv", "");
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeader("Content-Disposition")).matches("attachment; filename=\"?[\\w.-]+\"?");
        assertThat(answer.getContentType()).isEqualTo("text/csv;charset=UTF-8");
        String table = answer.getContentAsString(StandardCharsets.UTF_8);
        assertThat(table).contains("onerror", "FORGED", "/C calc").startsWith("\uFEFF");
        for (CSVRecord line : CSVParser.parse(table, CSVFormat.RFC4180)) {
            assertThat(line.values()).noneMatch(HostileExportsTest::isFormula);
        }
        for (String separator : new String[] {";", "\t", "[\r\n]"}) {
            assertThat(table.split(separator + "\"?")).as(separator).noneMatch(HostileExportsTest::isFormula);
        }
    }

    private static boolean isFormula(String cell) {
        return cell.matches("(?s)[=@＝＠].*|[+-]\\D.*");
    }

    @Test
    void eachLineOfAStreamIsOneObject() throws Exception {
        MockHttpServletResponse items = stage.send("GET " + preview() + "/export?format=ndjson", "");
        assertThat(items.getContentAsString(StandardCharsets.UTF_8).split("\n"))
                .hasSize(texts.size())
                .allSatisfy(JSON::readTree);
        try (Session session = stage.session()) {
            for (String text : texts) {
                session.run(
                        "insert into public.sync_activity_log (org_id, sync_id, action, status, error_message, details)"
                                + " values (?, ?, 'batch_process', 'failed', ?, jsonb_build_object(?::text, ?::text))",
                        stage.owner.org().value(),
                        text,
                        text,
                        text,
                        text);
            }
        }
        MockHttpServletResponse events = stage.send("GET /api/v1/activity", "", "Accept", "application/x-ndjson");
        List<String> errors = new ArrayList<>();
        for (String line : events.getContentAsString(StandardCharsets.UTF_8).split("\n")) {
            JsonNode event = JSON.readTree(line);
            errors.add(event.path("error").asString(""));
        }
        assertThat(errors).containsAll(texts);
    }

    /** Hostile in its ids, names, fields and values. */
    private String preview() throws Exception {
        String id = JSON.readTree(stage.send(
                                "POST /api/v1/previews/pushed",
                                "{\"entityType\":\"product\",\"sourceSystem\":\"odoo\"}")
                        .getContentAsString(StandardCharsets.UTF_8))
                .get("id")
                .asString();
        String preview = "/api/v1/previews/" + id;
        List<Map<String, Object>> items = new ArrayList<>();
        for (String text : texts) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("kind", "updated");
            item.put("id", text);
            item.put("before", Map.of("name", "before " + text, text, "x;=1", "list", List.of(text)));
            item.put("after", Map.of("name", text, text, text + ";" + text, "list", List.of(text, text)));
            items.add(item);
        }
        assertThat(stage.send("POST " + preview + "/items", JSON.writeValueAsString(items))
                        .getStatus())
                .isEqualTo(204);
        assertThat(stage.send("POST " + preview + "/complete", "{\"stored\":100}")
                        .getStatus())
                .isEqualTo(200);
        return preview;
    }
}

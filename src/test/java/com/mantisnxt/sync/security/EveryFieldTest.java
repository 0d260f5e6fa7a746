package com.mantisnxt.sync.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.ConsoleTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every field of every body of the API, as the description names them, given what nobody honest sends. It is taken or
 * refused in words; nothing fails, no answer is anything but JSON, and no line of the log is the stranger's.
 */
@ConsoleTest
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class EveryFieldTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Texts that must be the right ones, which a word is not. */
    private static final Set<String> BOUND = Set.of(
            "POST /api/v1/activity/retries cause 422",
            "POST /api/v1/activity/retries q 422",
            "POST /api/v1/previews/{preview}/approve hash 409",
            "POST /api/v1/previews/{preview}/commands/{commandId} detail 409");

    /** Of those that a field which holds no text is given. */
    private static final Set<String> FOR_ALL = Set.of("an element", "a line of the log", "a NUL", "nothing");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc http;

    private ApiStage stage;

    @BeforeEach
    void anOrganisation() {
        stage = new ApiStage(context);
    }

    @Test
    void aPlainWordReachesEveryFieldThatHoldsText() throws Exception {
        Set<String> refused = new TreeSet<>();
        for (ApiFields.Field field : fields()) {
            MockHttpServletResponse answer = send(field, "\"word\"");
            if (field.isText() && answer.getStatus() >= 300) {
                refused.add(field + " " + answer.getStatus());
            }
        }
        assertThat(refused).containsExactlyInAnyOrderElementsOf(BOUND);
    }

    @TestFactory
    Stream<DynamicTest> whateverAFieldHoldsItIsTakenOrRefusedInWords(CapturedOutput log) throws Exception {
        return fields().stream()
                .map(field -> DynamicTest.dynamicTest(field.toString(), () -> {
                    for (Map.Entry<String, String> probe : given(field).entrySet()) {
                        int before = log.getAll().length();
                        assertTakenOrRefused(probe, send(field, probe.getValue()));
                        assertThat(log.getAll().substring(before).lines())
                                .as(probe.getKey())
                                .noneMatch(line -> line.startsWith(Probes.FORGED));
                    }
                }));
    }

    private static void assertTakenOrRefused(Map.Entry<String, String> probe, MockHttpServletResponse answer)
            throws Exception {
        assertThat(answer.getStatus())
                .as("%s: %s", probe.getKey(), answer.getContentAsString())
                .isLessThan(500);
        assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        String body = answer.getContentAsString();
        if (!body.isEmpty()) {
            assertThat(answer.getContentType()).containsPattern("^application/(problem\\+)?json");
            JSON.readTree(body);
        }
        if (answer.getStatus() >= 400) {
            assertThat(JSON.readTree(body).path("code").asString("")).isNotEmpty();
        }
        assertThat(body.length()).as(probe.getKey()).isLessThan(probe.getValue().length() + 20_000);
    }

    private MockHttpServletResponse send(ApiFields.Field field, String raw) throws Exception {
        String usual = AddressesOfTheApi.body(field.address())
                .replace("\"mine\"", '"' + UUID.randomUUID().toString() + '"');
        String body = field.in(usual, raw);
        return stage.send(ApiStage.named(field.address(), stage.things(field.address())), body);
    }

    private List<ApiFields.Field> fields() throws Exception {
        JsonNode description = JSON.readTree(http.perform(MockMvcRequestBuilders.get("/v3/api-docs"))
                .andReturn()
                .getResponse()
                .getContentAsString());
        List<ApiFields.Field> fields = ApiFields.of(description);
        assertThat(fields).hasSizeGreaterThan(40);
        return fields;
    }

    /** As raw JSON. */
    private static Map<String, String> given(ApiFields.Field field) {
        Map<String, String> given = new LinkedHashMap<>();
        Probes.texts().forEach((name, text) -> {
            if (field.isText() || FOR_ALL.contains(name)) {
                given.put(name, JSON.writeValueAsString(text));
            }
        });
        given.put("half a character", "\"a\\ud83d\"");
        given.put("null", "null");
        given.put("a truth", "true");
        given.put("less than nothing", "-1");
        given.put("a large number", "9223372036854775807");
        given.put("a larger number", "123456789012345678901234567890");
        given.put("a number without end", "9".repeat(900));
        given.put("a number beyond all", "1e999999999");
        given.put("a number of nothing", "1e-99999999");
        given.put("an empty list", "[]");
        given.put("a list of null", "[null]");
        given.put("an empty object", "{}");
        given.put("an object with a name of NUL", "{\"\\u0000\":1}");
        given.put("an object with hostile names", "{\"__proto__\":{\"x\":1},\"@class\":\"java.net.URL\",\"\":\"\"}");
        given.put("an object with a name twice", "{\"a\":1,\"a\":2}");
        given.put("something deep", "[".repeat(400) + "]".repeat(400));
        given.put("something too deep", "{\"a\":".repeat(5000) + "1" + "}".repeat(5000));
        return given;
    }
}

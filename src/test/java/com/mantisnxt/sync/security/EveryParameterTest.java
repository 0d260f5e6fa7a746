package com.mantisnxt.sync.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.ConsoleTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
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

/** Every parameter and header that the API takes, as its description names them, and those that each request has. */
@ConsoleTest
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class EveryParameterTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A proxy or a client sends them, whether asked for or not. */
    private static final List<String> HEADERS = List.of(
            "X-Request-Id",
            "Idempotency-Key",
            "Accept-Language",
            "User-Agent",
            "Referer",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "Forwarded",
            "If-None-Match",
            "Range");

    private record Parameter(String address, String in, String name) {}

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc http;

    private ApiStage stage;

    @BeforeEach
    void anOrganisation() {
        stage = new ApiStage(context);
    }

    @TestFactory
    Stream<DynamicTest> whateverAParameterHoldsItIsTakenOrRefused(CapturedOutput log) throws Exception {
        List<Parameter> parameters = parameters();
        assertThat(parameters).hasSizeGreaterThan(60);
        return parameters.stream()
                .map(parameter -> DynamicTest.dynamicTest(parameter.toString(), () -> {
                    Map<String, String> things = stage.things(parameter.address());
                    for (Map.Entry<String, String> probe : Probes.texts().entrySet()) {
                        if (probe.getValue().length() < 5_000) {
                            int before = log.getAll().length();
                            assertHarmless(probe.getKey(), send(parameter, things, probe.getValue()));
                            assertThat(log.getAll().substring(before).lines())
                                    .noneMatch(line -> line.startsWith(Probes.FORGED));
                        }
                    }
                }));
    }

    private static void assertHarmless(String probe, MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getStatus())
                .as("%s: %s", probe, answer.getContentAsString())
                .isLessThan(500);
        for (String name : answer.getHeaderNames()) {
            assertThat(answer.getHeaders(name)).as(probe).noneMatch(value -> value.contains(Probes.FORGED));
        }
        assertThat(answer.getHeaders("Set-Cookie")).isEmpty();
        assertThat(String.valueOf(answer.getContentType()))
                .matches("application/(problem\\+)?json.*|application/x-ndjson.*|text/csv.*|null");
    }

    private MockHttpServletResponse send(Parameter parameter, Map<String, String> things, String text)
            throws Exception {
        String address = parameter.address();
        String body = AddressesOfTheApi.body(address);
        return switch (parameter.in()) {
            case "path" -> {
                String path = address.replace("{" + parameter.name() + "}", encoded(text));
                yield stage.send(ApiStage.named(path, things), body);
            }
            case "query" -> {
                String query = "?" + parameter.name() + "=" + encoded(text);
                yield stage.send(ApiStage.named(address, things) + query, body);
            }
            default -> stage.send(ApiStage.named(address, things), body, parameter.name(), text);
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private List<Parameter> parameters() throws Exception {
        JsonNode description = JSON.readTree(http.perform(MockMvcRequestBuilders.get("/v3/api-docs"))
                .andReturn()
                .getResponse()
                .getContentAsString());
        List<Parameter> found = new ArrayList<>();
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String address = operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey();
                    operation
                            .getValue()
                            .path("parameters")
                            .forEach(parameter -> found.add(new Parameter(
                                    address,
                                    parameter.get("in").asString(),
                                    parameter.get("name").asString())));
                }));
        HEADERS.forEach(header -> found.add(new Parameter("GET /api/v1/activity", "header", header)));
        HEADERS.forEach(header -> found.add(new Parameter("POST /api/v1/syncs", "header", header)));
        return found;
    }

    /** Names that a table of hashes takes for the same, by the ten thousand. */
    @Test
    void manyNamesCostNoMoreThanTheirLength() {
        String colliding = IntStream.range(0, 1 << 16)
                .mapToObj(number -> IntStream.range(0, 16)
                        .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining()))
                .map(name -> '"' + name + "\":1")
                .collect(Collectors.joining(","));
        Assertions.assertTimeout(Duration.ofSeconds(10), () -> {
            String body =
                    AddressesOfTheApi.body("POST /api/v1/syncs").replace("}", ",\"metadata\":{" + colliding + "}}");
            assertThat(stage.send("POST /api/v1/syncs", body).getStatus()).isEqualTo(422);
            String fields = "{" + colliding + "}";
            assertThat(stage.send("POST /api/v1/syncs", fields).getStatus()).isEqualTo(422);
        });
    }

    /** A few letters that stand for a number of millions of digits. */
    @Test
    void aShortNumberIsNotWrittenOut() throws Exception {
        String address = "POST /api/v1/syncs/{syncId}/events";
        for (String number :
                new String[] {"1e-99999999", "1e-2147483647", "1e99999999", "1e2147483647", "-1e-99999999"}) {
            String path = ApiStage.named(address, stage.things(address));
            Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
                String events = "[{\"itemKey\":\"1\",\"error\":\"x\",\"durationSeconds\":" + number + "}]";
                assertThat(stage.send(path, events).getStatus()).isLessThan(500);
                String details = "[{\"itemKey\":\"1\",\"error\":\"x\",\"details\":{\"n\":" + number + "}}]";
                assertThat(stage.send(path, details).getStatus()).isLessThan(500);
            });
        }
    }
}

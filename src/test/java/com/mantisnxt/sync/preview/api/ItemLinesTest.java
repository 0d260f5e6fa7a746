package com.mantisnxt.sync.preview.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.http.MediaType.APPLICATION_NDJSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.PlanItems;
import com.mantisnxt.sync.run.Shop;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Items of a service's preview, one a line. */
@ConsoleTest
@AutoConfigureMockMvc
@Import(MadeUpSources.class)
class ItemLinesTest {

    private static final String GOOD = "{\"kind\": \"new\", \"id\": \"a\", \"after\": {\"name\": \"Ä\"}}\n";

    private final ApplicationContext context;
    private Shop shop;
    private PreviewApi service;
    private UUID preview;

    @Autowired
    ItemLinesTest(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void aPreview() throws Exception {
        shop = Shop.with(context, new RecordsOfATest());
        service = PreviewApi.of(context, shop.caller, Scope.REPORT, Scope.READ);
        preview = service.begin(null);
    }

    @Test
    void moreThanAPartComesInOneRequestAndInOrder() throws Exception {
        String lines = IntStream.range(0, 6_200)
                .mapToObj(id -> "{\"kind\":\"deleted\",\"id\":\"%05d\",\"before\":{\"n\":%d}}".formatted(id, id))
                .collect(Collectors.joining("\r\n"));
        send(lines + "\n\n").andExpect(status().isNoContent());
        send(GOOD).andExpect(status().isNoContent());
        service.send("/previews/" + preview + "/complete", "{}")
                .andExpect(jsonPath("$.counts.deleted").value(6_200))
                .andExpect(jsonPath("$.counts.created").value(1));
        service.read("/previews/" + preview + "/items?kind=deleted&after=6197&limit=5")
                .andExpect(jsonPath("$.items[0].externalId").value("06198"))
                .andExpect(jsonPath("$.items[0].position").value(6_198));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\": \"new\", | It is not one JSON object.",
                "{\"kind\": \"new\"} {} | It is",
                "[] | not an item",
                "null | It is null.",
                "{\"kind\": \"odd\", \"id\": \"b\"} | not an item",
                "{\"kind\": \"new\", \"id\": \"b\", \"colour\": 1} | not an item",
                "{\"id\": \"b\", \"after\": {}} | kind is missing.",
                "{\"kind\": \"new\", \"id\": \" \", \"after\": {}} | id must have",
                "{\"kind\": \"updated\", \"id\": \"b\", \"after\": {}} | does not say what it was",
                "{\"kind\": \"new\", \"id\": \"b\", \"after\": {\"n\": \"\\u0000\"}} | NUL"
            })
    void aBadLineIsNamedAndNothingOfItsRequestIsKept(String bad, String reason) throws Exception {
        send(GOOD + "\n" + bad + "\n" + GOOD.replace("\"a\"", "\"c\""))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.code").value("bad_line"))
                .andExpect(jsonPath("$.line").value(3))
                .andExpect(jsonPath("$.detail").value(containsString(reason)));
        assertThat(held()).isZero();
    }

    @Test
    void whatIsTooMuchIsRefusedAsAWhole() throws Exception {
        send(GOOD + "{\"kind\":\"new\",\"id\":\"l\",\"after\":{\"n\":\"" + "x".repeat(ItemLines.LONGEST) + "\"}}")
                .andExpect(jsonPath("$.code").value("bad_line"))
                .andExpect(jsonPath("$.line").value(2));
        String many = IntStream.rangeClosed(0, ItemLines.MOST)
                .mapToObj(id -> "{\"kind\":\"new\",\"id\":\"%d\",\"after\":{}}\n".formatted(id))
                .collect(Collectors.joining());
        send(many)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("too_many_entries"));
        send((GOOD.strip() + " ".repeat(900_000) + "\n").repeat(20))
                .andExpect(status().is(413))
                .andExpect(jsonPath("$.code").value("too_large"));
        assertThat(held()).isZero();
    }

    @Test
    void aRecordThatComesTwiceRefusesItsRequest() throws Exception {
        send(GOOD).andExpect(status().isNoContent());
        send(GOOD.replace("\"a\"", "\"b\"") + GOOD)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("id_twice"));
        assertThat(held()).isEqualTo(1);
    }

    @Test
    void aTextThatOnlyLooksLikeNulIsStored() throws Exception {
        send("{\"kind\":\"new\",\"id\":\"b\",\"after\":{\"n\":\"\\\\u0000\"}}").andExpect(status().isNoContent());
        send("{\"kind\":\"new\",\"id\":\"c\",\"after\":{\"n\":\"\\\\\\u0000\"}}")
                .andExpect(jsonPath("$.code").value("bad_line"));
    }

    @Test
    void theDescriptionOfTheApiKnowsBothForms() throws Exception {
        String body = "$.paths['/api/v1/previews/{preview}/items'].post.requestBody.content";
        context.getBean(MockMvc.class)
                .perform(get("/v3/api-docs"))
                .andExpect(jsonPath(body + "['application/json'].schema.items['$ref']")
                        .value("#/components/schemas/PushedItem"))
                .andExpect(jsonPath(body + "['application/x-ndjson'].schema['$ref']")
                        .value("#/components/schemas/PushedItem"));
    }

    private int held() {
        return shop.as(() -> context.getBean(PlanItems.class).count(preview, ItemQuery.all()));
    }

    private ResultActions send(String lines) throws Exception {
        return service.send("/previews/" + preview + "/items", APPLICATION_NDJSON, lines);
    }
}

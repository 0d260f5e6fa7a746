package com.mantisnxt.sync.preview.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.run.Shop;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ConsoleTest
@AutoConfigureMockMvc
@Import(MadeUpSources.class)
class PreviewExportApiTest {

    private final MockMvc http;
    private final ApplicationContext context;
    private Shop shop;
    private UUID preview;

    @Autowired
    PreviewExportApiTest(MockMvc http, ApplicationContext context) {
        this.http = http;
        this.context = context;
    }

    @BeforeEach
    void aPreview() {
        shop = Shop.with(context, new RecordsOfATest().products(250, "10.00").record("z", "{\"name\":\"=1+1\"}"));
        preview = shop.compute();
    }

    @Test
    void whoMayReadGetsOneItemALine() throws Exception {
        List<String> lines = lines("?format=ndjson&q=product", Scope.READ);
        assertThat(lines).hasSize(250).allMatch(line -> line.startsWith("{\"row\":{\"position\":"));
    }

    @Test
    void asATableFormulasAreText() throws Exception {
        assertThat(lines("?format=csv", Scope.READ)).hasSize(252).anyMatch(line -> line.contains(",z,'=1+1,"));
        ask("?format=csv", Scope.READ)
                .andExpect(header().string("Content-Type", "text/csv;charset=UTF-8"))
                .andExpect(header().string(
                                "Content-Disposition",
                                "attachment; filename=\"preview-"
                                        + preview.toString().substring(0, 8) + ".csv\""));
    }

    @Test
    void othersAreRefusedBeforeTheFirstByte() throws Exception {
        ask("?format=csv", Scope.REPORT).andExpect(status().isForbidden());
        ask("?format=xls", Scope.READ)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("invalid_field"));
        Shop other = Shop.with(context, new RecordsOfATest().products(1, "1"));
        preview = other.compute();
        ask("?format=csv", Scope.READ)
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("unknown_preview"));
    }

    private List<String> lines(String parameters, Scope scope) throws Exception {
        return ask(parameters, scope)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString()
                .lines()
                .toList();
    }

    private ResultActions ask(String parameters, Scope scope) throws Exception {
        String token = shop.as(() -> context.getBean(ApiTokens.class).create("test", EnumSet.of(scope), null))
                .value();
        return http.perform(
                get("/api/v1/previews/" + preview + "/export" + parameters).header("Authorization", "Bearer " + token));
    }
}

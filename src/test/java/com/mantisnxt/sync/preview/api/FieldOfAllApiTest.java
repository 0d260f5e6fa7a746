package com.mantisnxt.sync.preview.api;

import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.run.Shop;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** A robot leaves a field of all items that match alone, counts them first, and takes that back. */
@ConsoleTest
@AutoConfigureMockMvc
@Import(MadeUpSources.class)
class FieldOfAllApiTest {

    private final ApplicationContext context;

    @Autowired
    FieldOfAllApiTest(ApplicationContext context) {
        this.context = context;
    }

    @Test
    void aFieldOfAllThatMatchIsCountedTakenOutAndPutBack() throws Exception {
        Shop shop = Shop.stored(context, new RecordsOfATest().products(1, "1"));
        UUID preview =
                PreviewApi.of(context, shop.caller, Scope.REPORT, Scope.READ).bring("mine", 20);
        PreviewApi robot = PreviewApi.deciding(context, shop.caller);
        String path = "/previews/" + preview;
        robot.read(path + "/items/count?field=price&kind=updated")
                .andExpect(jsonPath("$.items").value(20));
        String hash = shop.plan(preview).hash();
        robot.send(
                        path + "/exclusions?kind=updated",
                        "{\"field\": \"price\", \"except\": [4, 5], \"reason\": \"Another price list\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.counts.excluded").value(0));
        robot.read(path + "/exclusions?limit=1000")
                .andExpect(jsonPath("$.exclusions.length()").value(18))
                .andExpect(jsonPath("$.exclusions[0].field").value("price"))
                .andExpect(jsonPath("$.exclusions[0].reason").value("Another price list"));
        robot.send(path + "/exclusions?kind=updated", "{\"field\": \"price\", \"include\": true}")
                .andExpect(jsonPath("$.hash").value(hash));
        robot.send(path + "/exclusions", "{\"field\": \"price\"}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("reason_needed"));
    }
}

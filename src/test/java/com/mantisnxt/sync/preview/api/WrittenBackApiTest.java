package com.mantisnxt.sync.preview.api;

import static com.mantisnxt.sync.preview.api.PreviewApi.text;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.woocommerce.WritingShop;
import com.mantisnxt.sync.run.WrittenSystem;
import com.mantisnxt.sync.testing.ConsoleTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.json.JsonMapper;

/** A service brings changes that the console writes to the system of a connection. */
@ConsoleTest
@AutoConfigureMockMvc
@TestPropertySource(properties = {"sync.connector.allow-private-addresses=true", "sync.connector.largest-upload=3MB"})
class WrittenBackApiTest {

    private final WritingShop shop = new WritingShop().products(3);

    @Autowired
    private ApplicationContext context;

    private WrittenSystem system;
    private PreviewApi service;

    @BeforeEach
    void aServiceThatOnlyReports() {
        system = system("on");
        service = PreviewApi.of(context, system.caller, Scope.REPORT);
    }

    private WrittenSystem system(String writing) {
        var where = new WrittenSystem.Where(
                SourceSystem.WOOCOMMERCE, shop.uri(), new JsonMapper().createObjectNode(), WritingShop.keys());
        return new WrittenSystem(context, where, EntityType.PRODUCT, writing);
    }

    @AfterEach
    void shut() {
        shop.close();
    }

    @Test
    void itIsBroughtApprovedWrittenAndTold() throws Exception {
        UUID preview = begin();
        items(
                        preview,
                        "[{'kind':'updated','id':'1','before':{'regular_price':'10.00'},'after':{'regular_price':12.5}},"
                                + "{'kind':'new','id':'mine','after':{'sku':'N-1','name':'New'}}]")
                .andExpect(status().isNoContent());
        service.send("/previews/" + preview + "/complete", "{}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.target").value("system"))
                .andExpect(jsonPath("$.connectionId").value(system.connection.toString()))
                .andExpect(jsonPath("$.sourceSystem").value("woocommerce"))
                .andExpect(jsonPath("$.state").value("pending"));
        system.approve(preview);
        system.work();
        PreviewApi reader = PreviewApi.of(context, system.caller, Scope.READ);
        reader.read("/previews/" + preview).andExpect(jsonPath("$.state").value("applied"));
        reader.read("/previews/" + preview + "/items/0")
                .andExpect(jsonPath("$.outcome.kind").value("applied"))
                .andExpect(jsonPath("$.outcome.writtenId").doesNotExist());
        reader.read("/previews/" + preview + "/items/1")
                .andExpect(jsonPath("$.outcome.writtenId").value("9000"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'target':'system'                          | 422 | missing_field       | connectionId",
                "'connectionId':'CONNECTION'                | 422 | invalid_field       | connectionId",
                "'target':'service','connectionId':'CONNECTION' | 422 | invalid_field   | connectionId",
                "'target':'store'                           | 422 | invalid_field       | target",
                "'target':'system','connectionId':'CONNECTION','sourceSystem':'odoo' | 422 | invalid_field | sourceSystem",
                "'target':'system','connectionId':'00000000-0000-0000-0000-00000000dead' | 404 | connection_unknown |",
                "'target':'system','connectionId':'OTHERS'  | 404 | connection_unknown  |",
                "'target':'system','connectionId':'OFF'     | 409 | writing_off         | connectionId",
            })
    void whatCannotBeBegunIsRefused(String body, int status, String code, String field) throws Exception {
        refused(service.send("/previews/pushed", body("'entityType':'product'," + body)), status, code, field);
    }

    @ParameterizedTest
    @CsvSource({"order, 409, entity_not_writable, entityType", "customer, 409, entity_not_enabled,"})
    void aKindThatIsNotWrittenIsRefused(String entity, int status, String code, String field) throws Exception {
        String body = "'entityType':'" + entity + "','target':'system','connectionId':'CONNECTION'";
        refused(service.send("/previews/pushed", body(body)), status, code, field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'kind':'deleted','id':'1','before':{'name':'P 1'}                   | deletion_not_written | kind",
                "'kind':'updated','id':'1','before':{'price':'8'},'after':{'price':'9'}   | field_not_writable   | after.price",
                "'kind':'updated','id':'1','before':{'id':1},'after':{'id':2}        | field_not_writable   | after.id",
                "'kind':'updated','id':'1','before':{'created_at':null},'after':{'created_at':'2026-01-01'} | field_not_writable | after.created_at",
                "'kind':'updated','id':'1','before':{'name':'a'},'after':{'name':'a'}     | nothing_changes      | after",
                "'kind':'updated','id':'1','before':{},'after':{'name':'a'}          | missing_field        | before.name",
                "'kind':'updated','id':'1','before':{'name':'a'},'after':{}          | missing_field        | after.name",
                "'kind':'updated','id':'1','before':{'name':'a'},'after':{'name':''} | invalid_value        | after.name",
                "'kind':'updated','id':'1','before':{'regular_price':'1'},'after':{'regular_price':'dear'} | invalid_value | after.regular_price",
                "'kind':'updated','id':'1','before':{'status':'draft'},'after':{'status':'trash'} | invalid_value | after.status",
                "'kind':'updated','id':'1','before':{'stock_quantity':1},'after':{'stock_quantity':1.5} | invalid_value | after.stock_quantity",
                "'kind':'updated','id':'1','before':{'manage_stock':true},'after':{'manage_stock':'no'} | invalid_value | after.manage_stock",
                "'kind':'new','id':'1','after':{'name':'a'}                          | missing_field        | after.sku",
                "'kind':'new','id':'1','after':{'name':'a','sku':'s','type':'simple'} | field_not_writable  | after.type",
            })
    void whatCannotBeWrittenIsRefusedByName(String item, String code, String field) throws Exception {
        UUID preview = begin();
        refused(items(preview, "[{" + item + "}]"), 422, code, field);
        refused(
                items(
                        preview,
                        "[{'kind':'new','id':'ok','after':{'sku':'s','name':'n'}},{" + item.replace("'1'", "'2'")
                                + "}]"),
                422,
                code,
                null);
        items(preview, "[{'kind':'new','id':'ok','after':{'sku':'s','name':'n'}}]")
                .andExpect(status().isNoContent());
    }

    @Test
    void theServiceReportsNoOutcomesAndTheConsoleAsksNothingAnew() throws Exception {
        UUID preview = system.bring(WrittenSystem.price(1, "10.00", "11.00"));
        system.approve(preview);
        refused(
                service.send("/previews/" + preview + "/outcomes", "[{\"id\":\"1\",\"outcome\":\"applied\"}]"),
                409,
                "not_to_be_applied",
                null);
    }

    @Test
    void theAuditTrailSaysWhereItWent() {
        UUID preview = system.bring(WrittenSystem.price(1, "10.00", "11.00"));
        system.approve(preview);
        org.assertj.core.api.Assertions.assertThat(system.trail("preview_approved"))
                .anyMatch(line -> line.contains("system"));
    }

    private UUID begin() throws Exception {
        String body = "'entityType':'product','target':'system','connectionId':'CONNECTION'";
        return UUID.fromString(
                text(service.send("/previews/pushed", body(body)).andExpect(status().isCreated()), "$.id"));
    }

    private String body(String fields) {
        String body = fields.contains("OTHERS")
                ? fields.replace("OTHERS", system("on").connection.toString())
                : fields;
        if (body.contains("OFF")) {
            system.switchWriting("off");
        }
        return ("{" + body + "}")
                .replace("OFF", "CONNECTION")
                .replace("CONNECTION", system.connection.toString())
                .replace('\'', '"');
    }

    private ResultActions items(UUID preview, String items) throws Exception {
        return service.send("/previews/" + preview + "/items", items.replace('\'', '"'));
    }

    private static void refused(ResultActions answer, int status, String code, String field) throws Exception {
        answer.andExpect(status().is(status)).andExpect(jsonPath("$.code").value(code));
        if (field != null) {
            answer.andExpect(jsonPath("$.field").value(field));
        }
    }
}

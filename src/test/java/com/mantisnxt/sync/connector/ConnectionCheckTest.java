package com.mantisnxt.sync.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.SourceSystem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What can't be is refused by its field, and a test tells what is wrong at the other end. */
class ConnectionCheckTest extends ConnectionFixture {

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "'', https://a.example, name",
                "Shop, ftp://a.example, baseUrl",
                "Shop, https://u:p@a.example, baseUrl",
                "Shop, null, baseUrl"
            })
    void whatCanNotBeIsRefusedByItsField(String name, String url, String field) {
        assertThatThrownBy(() -> create(draft(name, url, "none", Map.of())))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'list':'/items'} | [] | id",
                "{'id':'/id','list':'items'} | [] | list",
                "{'id':'/id','colour':1} | [] | settings",
                "{'id':'/id','paging':{'kind':'link'}} | [] | paging.pointer",
                "{'id':'id','format':'csv','paging':{'kind':'page'}} | [] | paging.kind",
                "{'id':'id','format':'csv','encoding':'klingon'} | [] | encoding",
                "{'id':'id','format':'csv','delimiter':'ab'} | [] | delimiter",
                "{'id':'/id','path':'a b'} | [] | path",
                "{'id':'/id'} | [{'from':'/a'},{'from':'/b','to':'a'}] | mapping",
                "{'id':'/id'} | [{'from':'/a','type':'time','zone':'Mars/Olympus'}] | mapping",
                "{'id':'/id'} | [{'from':'/a','type':'time','pattern':'bbb{'}] | mapping",
                "{'id':'/id'} | [{'to':'a'}] | mapping"
            })
    void settingsThatCanNotBeAreRefusedByTheirField(String settings, String mapping, String field) {
        ConnectionDraft draft = draft("Shop", "https://a.example", "none", Map.of(), setup(settings, mapping));
        assertThatThrownBy(() -> create(draft))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.field()).isEqualTo("entities.product." + field));
    }

    @Test
    void aHeaderForTheKeyMustBeOne() {
        ObjectNode settings = JSON.createObjectNode().put("auth", "header").put("header", "X-Key\r\nHost");
        var draft = new ConnectionDraft(
                "Shop", SourceSystem.CUSTOM, "https://a.example", settings, Secrets.none(), List.of());
        assertThatThrownBy(() -> create(draft)).hasMessageContaining("header");
    }

    @Test
    void aTestShowsTheFirstRecordsAsMapped() {
        try (var standIn = new StandIn(exchange -> StandIn.send(
                exchange,
                200,
                "application/json",
                "{\"total\":4,\"items\":[{\"id\":1,\"p\":\"2.5\"},{\"id\":2,\"p\":3},{\"id\":3},{\"id\":4}]}"
                        .getBytes(StandardCharsets.UTF_8)))) {
            UUID id = create(draft(
                    "Shop",
                    standIn.uri("/").toString(),
                    "bearer",
                    Map.of("key", "s3cret"),
                    setup(PRODUCTS, "[{'from':'/p','to':'price','type':'money'}]")));
            TestAnswer answer = as(admin, () -> connections.test(id, EntityType.PRODUCT));
            assertThat(answer.isGood()).isTrue();
            assertThat(answer.announced()).hasValue(4);
            assertThat(answer.first())
                    .extracting(record -> record.data().get("price").asString(null))
                    .containsExactly("2.50", "3.00", null);
            assertThat(standIn.asked().getFirst().headers().get("Authorization"))
                    .containsExactly("Bearer s3cret");
            assertThat(as(admin, () -> connections.get(id)).lastTest().isGood()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"401, source_wrong_key", "403, source_no_right", "404, source_wrong_address", "503, source_away"})
    void aTestTellsWhatIsWrong(int status, String code) {
        try (var standIn = new StandIn(exchange -> StandIn.send(exchange, status, "text/html", new byte[] {'x'}))) {
            UUID id = create(draft("Shop", standIn.uri("/").toString(), "none", Map.of()));
            TestAnswer answer = as(admin, () -> connections.test(id, EntityType.PRODUCT));
            assertThat(answer.outcome()).isEqualTo(code);
            assertThat(answer.reason()).isNotBlank();
            assertThat(as(admin, () -> connections.get(id)).lastTest().outcome())
                    .isEqualTo(code);
        }
    }
}

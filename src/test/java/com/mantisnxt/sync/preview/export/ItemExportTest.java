package com.mantisnxt.sync.preview.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.export.ExportFormat;
import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.plan.Exclusions;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.run.Shop;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ConsoleTest
@Import(MadeUpSources.class)
class ItemExportTest {

    private static final int MANY = 1_234;

    private final ApplicationContext context;
    private final ItemExport export;
    private Shop shop;

    @Autowired
    ItemExportTest(ApplicationContext context, ItemExport export) {
        this.context = context;
        this.export = export;
    }

    @BeforeEach
    void aShop() {
        shop = Shop.stored(
                context,
                new RecordsOfATest()
                        .products(MANY, "10.00")
                        .record("y", "{\"name\":\"=cmd()\",\"weight\":1,\"price\":\"-5.00\"}"));
        shop.now(new RecordsOfATest()
                .products(MANY, "11.00")
                .record("z", "{\"name\":\"Ботинки, синие\",\"tags\":[\"a\",\"b\"]}"));
    }

    @Test
    void everyItemIsALineWithAllFieldsOfBothSides() {
        UUID preview = shop.compute();
        try (Session session = shop.session()) {
            session.run(
                    "update sync_console.preview_item set before_data = before_data || '{\"weight\": 12345678901234567890.10}' where preview_id = ? and external_id = 'y'",
                    preview);
        }
        List<String> lines = lines(preview, ItemQuery.all(), ExportFormat.CSV);
        assertThat(lines).hasSize(1 + MANY + 2);
        assertThat(lines.getFirst())
                .startsWith("\uFEFFposition,kind,id,name,changed,")
                .endsWith("price before,price after,stock before,stock after,tags before,tags after,"
                        + "weight before,weight after");
        assertThat(lines.get(1))
                .startsWith("0,updated,p-000000,Product 0,price,,no,")
                .contains(",10.00,11.00,7,7,");
        assertThat(lines.get(MANY + 1))
                .contains("deleted,y,'=cmd(),")
                .contains(",-5.00,,")
                .contains("12345678901234567890.10");
        assertThat(lines.get(MANY + 2)).contains("new,z,\"Ботинки, синие\"").contains("\"[\"\"a\"\",\"\"b\"\"]\"");
    }

    @Test
    void eachItemIsThereOnceHoweverItIsFiltered() {
        UUID preview = shop.compute();
        for (ItemQuery query : List.of(
                ItemQuery.all(),
                ItemQuery.of(ChangeKind.UPDATED),
                ItemQuery.all().withField("price"),
                ItemQuery.all().withText("product"))) {
            List<String> lines = lines(preview, query, ExportFormat.NDJSON);
            assertThat(lines).doesNotHaveDuplicates().hasSize(query.equals(ItemQuery.all()) ? MANY + 2 : MANY);
        }
    }

    @Test
    void linesOfJsonSayWhatWasTakenOutAndWhy() {
        UUID preview = shop.compute();
        shop.as(() -> context.getBean(Exclusions.class).exclude(preview, List.of(1), "Ask the buyer"));
        List<String> lines = lines(preview, ItemQuery.all().withExcluded(true), ExportFormat.NDJSON);
        assertThat(lines).hasSize(1);
        JsonNode item = JsonMapper.shared().readTree(lines.getFirst());
        assertThat(item.at("/row/externalId").asString()).isEqualTo("p-000001");
        assertThat(item.at("/exclusions/0/reason").asString()).isEqualTo("Ask the buyer");
        assertThat(item.at("/before/data/price").asString()).isEqualTo("10.00");
        assertThat(lines(preview, ItemQuery.all().withExcluded(true), ExportFormat.CSV)
                        .get(1))
                .contains("yes,Ask the buyer,");
    }

    @Test
    void anExpiredOneIsExportedAndTheTrailKnowsByWhom() {
        UUID preview = shop.compute();
        try (Session session = shop.session()) {
            session.run(
                    "update sync_console.preview_plan set approvable_until = now() - interval '1 second' where preview_id = ?",
                    preview);
            assertThat(lines(preview, ItemQuery.of(ChangeKind.NEW), ExportFormat.CSV))
                    .hasSize(2);
            assertThat(session.count(
                            "select count(*) from sync_console.audit_event where action = 'preview_exported' and subject = ? and details ->> 'items' = '1' and details ->> 'format' = 'csv'",
                            preview.toString()))
                    .isEqualTo(1);
        }
    }

    @Test
    void whoMayNotReadGetsNothingAndAnotherOrganisationFindsNothing() {
        UUID preview = shop.compute();
        Caller other = Organisations.anybody();
        assertThatThrownBy(() -> shop.as(other, () -> export.begin(preview, ItemQuery.all(), ExportFormat.CSV)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code().value()).isEqualTo("unknown_preview"));
        Caller service = new Caller(shop.caller.org(), null, "service", Set.of(Right.REPORT));
        assertThatThrownBy(() -> shop.as(service, () -> export.begin(preview, ItemQuery.all(), ExportFormat.CSV)))
                .isInstanceOf(NotAllowed.class);
    }

    private List<String> lines(UUID preview, ItemQuery query, ExportFormat format) {
        return shop.as(() -> {
            var begun = export.begin(preview, query, format);
            var out = new ByteArrayOutputStream();
            try {
                export.write(begun, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
            assertThat(lines).hasSize(begun.items() + (format == ExportFormat.CSV ? 1 : 0));
            return lines;
        });
    }
}

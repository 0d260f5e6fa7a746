package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.connector.odoo.WritingOdoo;
import com.mantisnxt.sync.preview.plan.OutcomeKind;
import com.mantisnxt.sync.preview.plan.PlanResults;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** Approved changes are written to an Odoo by the console, each once, by either of its interfaces. */
@ConsoleTest
@TestPropertySource(properties = {"sync.connector.allow-private-addresses=true", "sync.connector.largest-upload=3MB"})
class WritingOdooTest {

    @Autowired
    private ApplicationContext context;

    private WritingOdoo odoo;
    private WrittenSystem system;

    private void odooWasRead(int version) {
        odoo = new WritingOdoo(version).products(4);
        var where = new WrittenSystem.Where(SourceSystem.ODOO, odoo.uri(), WritingOdoo.settings(), WritingOdoo.keys());
        system = new WrittenSystem(context, where, EntityType.PRODUCT, "on");
        system.read();
        assertThat(system.records()).hasSize(4);
    }

    @AfterEach
    void shut() throws IOException {
        odoo.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void whatIsApprovedIsWrittenAndTheNextSyncFindsNothing(int version) {
        odooWasRead(version);
        UUID preview = system.bring(
                price(1, "12.50"),
                price(2, "9.00"),
                "{'kind':'new','id':'mine/1','after':{'sku':'NEW-1','name':'Café & Söhne','price':'3.20'}}");
        system.approve(preview);
        system.work();
        assertThat(system.result(preview)).isEqualTo(new PlanResults.Result(3, 3, 0, 0, 0));
        assertThat(system.sync(preview).status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(odoo.product(1).path("lst_price").decimalValue()).isEqualByComparingTo("12.50");
        String made = system.outcome(preview, 2).writtenId();
        assertThat(system.record(made).data().path("name").asString()).isEqualTo("Café & Söhne");
        assertThat(odoo.products()).isEqualTo(5);
        assertThat(system.differences().total()).isZero();
        assertThat(system.differences().unchanged()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void whatSomebodyChangedMeanwhileIsLeftAloneAndWhatIsRefusedKeepsItsWords(int version) {
        odooWasRead(version);
        odoo.refuses("66.60", "The price may not be 66.60.");
        UUID preview = system.bring(price(1, "12.50"), price(2, "66.60"), price(3, "11.00"));
        system.approve(preview);
        odoo.product(1).put("lst_price", new java.math.BigDecimal("11.11"));
        system.work();
        assertThat(system.result(preview)).isEqualTo(new PlanResults.Result(3, 1, 0, 1, 1));
        assertThat(system.outcome(preview, 0).kind()).isEqualTo(OutcomeKind.DRIFTED);
        assertThat(system.outcome(preview, 1).reason()).contains("The price may not be 66.60.");
        assertThat(odoo.product(1).path("lst_price").decimalValue()).isEqualByComparingTo("11.11");
        assertThat(odoo.product(3).path("lst_price").decimalValue()).isEqualByComparingTo("11.00");
        assertThat(system.sync(preview).status()).isEqualTo(SyncStatus.COMPLETED_WITH_ERRORS);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void anAnswerThatNeverCameIsLookedForBeforeItIsTriedAgain(int version) {
        odooWasRead(version);
        UUID preview =
                system.bring(price(1, "12.50"), "{'kind':'new','id':'mine','after':{'sku':'NEW-1','name':'New'}}");
        system.approve(preview);
        odoo.onceTakenAndAnswered(504, "text/html", "<html>gateway time-out</html>");
        for (int looks = 0; looks < 4 && system.result(preview).open() > 0; looks++) {
            system.work();
            itIsLater();
        }
        assertThat(system.result(preview).open()).isZero();
        assertThat(system.result(preview).rejected()).isZero();
        assertThat(odoo.taken()).isEqualTo(2);
        assertThat(odoo.products()).isEqualTo(5);
        assertThat(system.differences().total()).isZero();
    }

    private static String price(int id, String after) {
        return "{'kind':'updated','id':'%d','before':{'name':'P %d','price':'10.00'},'after':{'name':'P %d','price':'%s'}}"
                .formatted(id, id, id, after);
    }

    private void itIsLater() {
        try (Session session = TestServer.POSTGRES_18
                .shared()
                .asApplication(system.caller.org().value())) {
            session.run("update sync_console.run set throttled_until = now() - interval '1 second'"
                    + " where state_code in (2, 3) and throttled_until is not null");
        }
    }
}

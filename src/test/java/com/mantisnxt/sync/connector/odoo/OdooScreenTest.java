package com.mantisnxt.sync.connector.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.connector.Connection;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.connector.StandIn;
import com.mantisnxt.sync.connector.http.Doors;
import com.mantisnxt.sync.connector.http.Outgoing;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.preview.plan.Plans;
import com.mantisnxt.sync.preview.plan.PreviewRequests;
import com.mantisnxt.sync.run.WorkNow;
import com.mantisnxt.sync.tenant.OrgId;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** An Odoo from the form to the preview. */
@Import(OdooScreenTest.Open.class)
class OdooScreenTest extends ViewTest {

    private final OdooStandIn odoo = new OdooStandIn();
    private final StandIn standIn = new StandIn(odoo::answer);

    @Autowired
    private ApplicationContext context;

    /** Another machine of this network may be asked. */
    @TestConfiguration
    static class Open {
        @Bean
        @Primary
        Outgoing openDoor() {
            return Doors.toOpen();
        }
    }

    @AfterEach
    void shut() {
        standIn.close();
    }

    @Override
    protected Role role() {
        return Role.ADMIN;
    }

    @Test
    void whatTheFormAsksForIsEnoughToReadIt() {
        odoo.table("res.partner", "name:char supplier_rank:integer", "[{'id':1,'name':'Wood','supplier_rank':0}]");
        open("connections/new");
        systems().setValue(SourceSystem.ODOO);
        fill("Name", "Our Odoo");
        fill("Address", standIn.uri("/web").toString());
        fill("Database", OdooStandIn.DATABASE);
        fill("User", OdooStandIn.USER);
        test($(PasswordField.class).single()).setValue(OdooStandIn.KEY);
        kinds().setValue(Set.of(EntityType.SUPPLIER));
        choice("Suppliers are").setValue("all");
        press("Save");

        Connection kept = connections().list().stream()
                .filter(each -> each.name().equals("Our Odoo"))
                .findFirst()
                .orElseThrow();
        assertThat(kept.system()).isEqualTo(SourceSystem.ODOO);
        assertThat(kept.settings().path("database").asString()).isEqualTo(OdooStandIn.DATABASE);
        assertThat(kept.secretNames()).containsExactly(OdooForm.KEY);
        assertThat(kept.find(EntityType.SUPPLIER).orElseThrow().mapping()).isEmpty();
        assertThat(connections().test(kept.id(), EntityType.SUPPLIER).first())
                .singleElement()
                .satisfies(record ->
                        assertThat(record.data().path("name").asString()).isEqualTo("Wood"));
    }

    @Test
    void json2AsksForNoUser() {
        open("connections/new");
        systems().setValue(SourceSystem.ODOO);
        assertThat(field("User").isVisible()).isTrue();
        choice("Interface").setValue(OdooForm.JSON_2);
        assertThat($(TextField.class).all()).noneMatch(field -> field.getLabel().equals("User") && field.isVisible());
    }

    @Test
    void aPreviewHasWhatOdooHas() {
        odoo.table(
                "product.product",
                "name:char active:boolean",
                "[{'id':1,'name':'A','active':true},{'id':2,'name':'B','active':false},{'id':9,'name':'C'}]");
        PlanRow plan = computed(EntityType.PRODUCT);
        assertThat(plan.state()).isEqualTo(PlanState.PENDING);
        assertThat(plan.counts().created()).isEqualTo(3);
        assertThat(plan.sight().announced()).isEqualTo(3);
        assertThat(plan.sight().complete()).isTrue();
    }

    @Test
    void anOrderThatIsHeldBackMakesThePreviewIncomplete() {
        odoo.table(
                "sale.order",
                "name:char order_line:one2many",
                "[{'id':1,'name':'S1','order_line':[]},{'id':2,'name':'S2','order_line':[7]}]");
        odoo.table("sale.order.line", "name:char", "[]");
        odoo.table("res.partner", "email:char", "[]");
        PlanRow plan = computed(EntityType.ORDER);
        assertThat(plan.counts().created()).isEqualTo(1);
        assertThat(plan.sight().complete()).isFalse();
        open("previews/" + plan.preview());
        assertThat(text()).contains("so no deletions are proposed", "leads to others that Odoo did not give");
    }

    private PlanRow computed(EntityType entity) {
        UUID connection = connections()
                .create(new ConnectionDraft(
                        "Odoo",
                        SourceSystem.ODOO,
                        standIn.uri("/").toString(),
                        OdooFixture.object(OdooFixture.AUTO),
                        Secrets.of(Map.of(OdooForm.KEY, OdooStandIn.KEY)),
                        List.of(OdooFixture.setup(entity, "{}", "[]"))));
        UUID preview = context.getBean(PreviewRequests.class)
                .request(connection, entity)
                .preview();
        WorkNow.in(context, new OrgId(organisation.id())).all();
        return context.getBean(Plans.class).get(preview);
    }

    private Connections connections() {
        return context.getBean(Connections.class);
    }

    @SuppressWarnings("unchecked")
    private Select<SourceSystem> systems() {
        return $(Select.class).all().stream()
                .filter(select -> select.getLabel().equals("Kind of system"))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private Select<String> choice(String label) {
        return $(Select.class).all().stream()
                .filter(select -> select.getLabel().equals(label))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private CheckboxGroup<EntityType> kinds() {
        return $(CheckboxGroup.class).single();
    }

    private TextField field(String label) {
        return $(TextField.class).all().stream()
                .filter(each -> each.getLabel().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private void fill(String label, String value) {
        test(field(label)).setValue(value);
    }

    private void press(String text) {
        test($(Button.class).all().stream()
                        .filter(each -> each.getText().equals(text))
                        .findFirst()
                        .orElseThrow())
                .click();
    }
}

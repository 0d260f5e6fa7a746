package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.account.AuditTrail;
import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.account.SignedIn;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.preview.plan.Guardrail;
import com.mantisnxt.sync.preview.plan.Guardrails;
import com.mantisnxt.sync.preview.plan.Plans;
import com.mantisnxt.sync.preview.plan.PreviewApproval;
import com.mantisnxt.sync.preview.plan.PreviewRequests;
import com.mantisnxt.sync.preview.plan.Warning;
import com.mantisnxt.sync.run.WorkNow;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** A view test with one connection and a preview of it, and short words for its page. */
@Import(MadeUpSources.class)
abstract class PlanPage extends ViewTest {

    @Autowired
    protected ApplicationContext context;

    @Autowired
    protected MadeUpSources sources;

    protected UUID connection;

    @Override
    protected Role role() {
        return Role.ADMIN;
    }

    protected void approveInDialog() {
        test(button("Approve 12")).click();
        test($(TextField.class)
                        .withCondition(field -> String.valueOf(field.getLabel()).startsWith("Type 10"))
                        .single())
                .setValue("10");
        test(inDialog("Approve 12 changes")).click();
    }

    protected static String refusal(Runnable act) {
        try {
            act.run();
            return "none";
        } catch (Refused refused) {
            return refused.reason();
        }
    }

    protected void set(Warning kind, String threshold, Guardrail.Action action) {
        context.getBean(Guardrails.class).set(connection, new Guardrail(kind, new BigDecimal(threshold), action));
    }

    protected void signInAs(String name) {
        signIn(name, Role.ADMIN);
    }

    protected void signIn(String name, Role role) {
        var person = new SignedIn(
                new OrgId(organisation.id()), "Test", database.newOrganisation().user(), "b@b.c", name, role, "s2");
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        person, null, List.of(new SimpleGrantedAuthority("ROLE_" + role.name()))));
    }

    protected String bar() {
        return $view(PlanBar.class).single().getElement().getTextRecursively();
    }

    protected UUID aPreviewOfChanges() {
        connection = sources.connect(new RecordsOfATest().products(30, "10.00"));
        approveAndApply(request(connection));
        sources.replace(
                connection,
                new RecordsOfATest()
                        .products(19, "10.00")
                        .record("p-000020", "{\"name\":\"Product 20\",\"price\":\"15.00\",\"stock\":0}")
                        .record("z", "{\"name\":\"Brand new\"}"));
        UUID preview = request(connection);
        work().all();
        return preview;
    }

    protected UUID request(UUID connection) {
        return context.getBean(PreviewRequests.class)
                .request(connection, EntityType.PRODUCT)
                .preview();
    }

    protected void approveAndApply(UUID preview) {
        work().all();
        context.getBean(PreviewApproval.class)
                .approve(preview, plans().get(preview).hash());
        work().all();
    }

    protected WorkNow work() {
        return WorkNow.in(context, new OrgId(organisation.id()));
    }

    protected Plans plans() {
        return context.getBean(Plans.class);
    }

    protected List<String> trail() {
        return context.getBean(AuditTrail.class).actions();
    }

    protected String panel() {
        return $view(PlanPanel.class).single().getElement().getTextRecursively();
    }

    protected Button button(String text) {
        return $view(Button.class)
                .withCondition(button -> button.getText().startsWith(text))
                .single();
    }

    protected Button inDialog(String text) {
        return $(Button.class)
                .withCondition(button -> button.getText().equals(text))
                .single();
    }

    protected NativeButton chip(String kind) {
        return $view(NativeButton.class)
                .withCondition(
                        button -> button.getElement().getTextRecursively().startsWith(kind))
                .single();
    }

    @SuppressWarnings("unchecked")
    protected List<String> names() {
        Grid<ListedItem> grid = $view(Grid.class).single();
        PlanWords words = new PlanWords(grid);
        return IntStream.range(0, test(grid).size())
                .mapToObj(i -> words.name(test(grid).getRow(i).row()))
                .toList();
    }

    protected void asService(Runnable act) {
        var service = new Caller(new OrgId(organisation.id()), null, "service", Set.of(Right.REPORT));
        context.getBean(CurrentCaller.class).runAs(service, act);
    }

    protected void asColleague(Runnable act) {
        UUID somebody = database.newOrganisation().user();
        var ann = new Caller(new OrgId(organisation.id()), somebody, "Ann Other", Set.of(Right.READ, Right.APPROVE));
        context.getBean(CurrentCaller.class).runAs(ann, act);
    }
}

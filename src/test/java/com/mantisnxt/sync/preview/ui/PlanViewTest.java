package com.mantisnxt.sync.preview.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.AuditTrail;
import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.account.SignedIn;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.preview.plan.Exclusions;
import com.mantisnxt.sync.preview.plan.Guardrail;
import com.mantisnxt.sync.preview.plan.Guardrails;
import com.mantisnxt.sync.preview.plan.MovedRecords;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.preview.plan.Plans;
import com.mantisnxt.sync.preview.plan.PreviewApproval;
import com.mantisnxt.sync.preview.plan.PreviewRequests;
import com.mantisnxt.sync.preview.plan.Warning;
import com.mantisnxt.sync.run.WorkNow;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** A connection's preview as an administrator sees it and decides on it. */
@Import(MadeUpSources.class)
class PlanViewTest extends ViewTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MadeUpSources sources;

    private UUID connection;

    @Override
    protected Role role() {
        return Role.ADMIN;
    }

    @Test
    void whatAPreviewHoldsIsSaidInNumbersAndEachNarrowsTheList() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview);
        assertThat(text())
                .contains("Waits for a decision", "Made up", "products", "All 12", "New 1", "Updated 1", "Deleted 10");
        assertThat(text()).contains("Unchanged 19", "Approve 12 changes");
        test(chip("New")).click();
        assertThat(address()).isEqualTo("previews/" + preview + "?kind=new");
        assertThat(names()).containsExactly("Brand new");
        test($view(TextField.class).single()).setValue("nowhere to be found");
        assertThat(text()).contains("No item matches");
        test($view(Button.class).withText("All items").single()).click();
        assertThat(address()).isEqualTo("previews/" + preview);
    }

    @Test
    void anItemOpensWithItsFieldsAndIsTakenOutWithAReason() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview + "?kind=updated&item=1");
        assertThat(panel()).contains("Product 20", "version 1", "Price jumps · Runs out");
        test(button("Take item out")).click();
        test($(TextArea.class).single()).setValue("Ask the buyer first");
        test($(ConfirmDialog.class).single()).confirm();
        assertThat(text()).contains("Approve 11 changes", "Excluded 1");
        assertThat(panel()).contains("Taken out by Test User: Ask the buyer first", "Take item back in");
        test(button("Take item back in")).click();
        assertThat(text()).contains("Approve 12 changes");
        assertThat(panel()).doesNotContain("Ask the buyer first");
        assertThat(trail()).contains("preview_items_excluded", "preview_items_included");
    }

    @Test
    void deletionsHaveToBeTypedAndExactlyWhatWasSeenIsApplied() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview);
        test(button("Approve 12")).click();
        Button confirm = inDialog("Approve 12 changes");
        assertThat(confirm.isEnabled()).isFalse();
        TextField typed = $(TextField.class)
                .withCondition(field -> String.valueOf(field.getLabel()).startsWith("Type 10"))
                .single();
        test(typed).setValue("9");
        assertThat(confirm.isEnabled()).isFalse();
        test(typed).setValue("10");
        test(confirm).click();
        assertThat(text()).contains("Approved", "Approved by Test User");
        assertThat(trail()).contains("preview_approved");
        work().all();
        open("previews/" + preview);
        assertThat(text()).contains("Applied 12").doesNotContain("Drifted");
        assertThat(plans().get(preview).state()).isEqualTo(PlanState.APPLIED);
    }

    @Test
    void whatChangedBehindTheScreenIsNotApproved() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview + "?kind=new");
        test(button("Approve 12")).click();
        context.getBean(Exclusions.class).exclude(preview, List.of(1), "Somebody else was quicker");
        test($(TextField.class)
                        .withCondition(field -> String.valueOf(field.getLabel()).startsWith("Type"))
                        .single())
                .setValue("10");
        test(inDialog("Approve 12 changes")).click();
        assertThat($(Notification.class).all()).isNotEmpty();
        assertThat(plans().get(preview).state()).isEqualTo(PlanState.PENDING);
    }

    @Test
    void whileItIsComputedThePageSaysSoAndWhenNothingDiffersTooThat() {
        UUID connection = sources.connect(new RecordsOfATest().products(3, "1.00"));
        UUID first = request(connection);
        open("previews/" + first);
        assertThat(text()).contains("Being computed");
        approveAndApply(first);
        UUID again = request(connection);
        work().all();
        open("previews/" + again);
        assertThat(text()).contains("Nothing would change", "There is nothing to apply");
    }

    @Test
    void whatCouldNotBeSeenIsSaidAndNoDeletionIsProposed() {
        UUID connection = sources.connect(new RecordsOfATest().products(5, "1.00"));
        approveAndApply(request(connection));
        sources.replace(connection, new RecordsOfATest().products(2, "1.00").announcing(5));
        UUID preview = request(connection);
        work().all();
        open("previews/" + preview);
        assertThat(text()).contains("Not everything could be seen", "from 2 of 5 records", "Deleted 0");
    }

    @Test
    void whereTwoHaveToApproveTheFirstIsToldWhyOnceIsNotEnoughAndAnotherOneDecides() {
        UUID preview = aPreviewOfChanges();
        set(Warning.PRICE_CHANGE, "40", Guardrail.Action.SECOND_APPROVER);
        open("previews/" + preview);
        assertThat(text())
                .contains("A price changes by 50 %, 10 points over the guardrail of 40 %")
                .contains("A second administrator has to approve as well");
        approveInDialog();
        assertThat(text())
                .contains("Waits for a second person", "Approved by Test User", "You approved it. Somebody else has to")
                .doesNotContain("Approve 12");
        assertThat($view(Checkbox.class).all())
                .as("what somebody has approved stays as it is")
                .isEmpty();
        assertThat(refusal(() -> context.getBean(PreviewApproval.class)
                        .approve(preview, plans().get(preview).hash())))
                .contains("You have approved it");
        signInAs("Ann Other");
        open("previews/" + preview + "?kind=new");
        approveInDialog();
        assertThat(text()).contains("Approved by Test User", "Approved by Ann Other");
        assertThat(plans().get(preview).state()).isEqualTo(PlanState.APPROVED);
    }

    @Test
    void whatAGuardrailForbidsIsNotOfferedAndTheRefusalSaysByHowMuch() {
        UUID preview = aPreviewOfChanges();
        set(Warning.DELETES, "5", Guardrail.Action.FORBID);
        open("previews/" + preview);
        assertThat(text())
                .contains("33.33 % of the records would be deleted, 28.33 points over the guardrail of 5 %")
                .contains("A guardrail forbids it")
                .doesNotContain("Approve 12");
        assertThat(refusal(() -> context.getBean(PreviewApproval.class)
                        .approve(preview, plans().get(preview).hash())))
                .isEqualTo(
                        "The guardrail for deletions allows 5 % of the records to go; 33.33 % would, 28.33 too much.");
    }

    @Test
    void allThatMatchAreMarkedAtOnceAndTakenOutAndBackInTogether() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview + "?kind=deleted");
        assertThat(bar()).contains("Matching 10");
        test($view(Checkbox.class).single()).click();
        assertThat(bar()).contains("10 of 10 marked");
        test(button("Take out")).click();
        test($(TextArea.class).single()).setValue("The season goes on");
        test($(ConfirmDialog.class).single()).confirm();
        assertThat(text()).contains("Approve 2 changes", "Excluded 10");
        assertThat(bar()).as("done, and unmarked").contains("Matching 10");
        test($view(Checkbox.class).single()).click();
        test(button("Take back in")).click();
        assertThat(text()).contains("Approve 12 changes").doesNotContain("Excluded 10");
    }

    @Test
    void marksAreForgottenWhenOtherItemsAreListed() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview + "?kind=deleted");
        test($view(Checkbox.class).single()).click();
        open("previews/" + preview + "?kind=new");
        assertThat(bar()).contains("Matching 1").doesNotContain("marked");
    }

    @Test
    void whoMayNotDecideMarksNothingAndExportsAll() {
        UUID preview = aPreviewOfChanges();
        signIn("Sue Port", Role.SUPPORT);
        open("previews/" + preview);
        assertThat($view(Checkbox.class).all()).isEmpty();
        test(button("Export")).click();
        assertThat($(ExportDialog.class).single().getElement().getTextRecursively())
                .contains("All 12 items of this preview");
    }

    @Test
    void thePageSaysHowManyRecordsMovedSinceAndGetsANewPreview() {
        UUID preview = aPreviewOfChanges();
        try (Session session = database.asApplication(organisation.id())) {
            session.run(
                    "update sync_console.record set version = version + 1 where external_id in ('p-000020', 'p-000025')");
        }
        open("previews/" + preview);
        PlanHead head = $view(PlanHead.class).single();
        head.moved(context.getBean(MovedRecords.class).count(preview));
        assertThat(text()).contains("Of our records 2 have changed since");
        test(button("Refresh")).click();
        assertThat(address()).startsWith("previews/").isNotEqualTo("previews/" + preview);
        assertThat(text()).contains("Being computed");
        work().all();
        assertThat(plans().get(preview).state()).isEqualTo(PlanState.SUPERSEDED);
    }

    private void approveInDialog() {
        test(button("Approve 12")).click();
        test($(TextField.class)
                        .withCondition(field -> String.valueOf(field.getLabel()).startsWith("Type 10"))
                        .single())
                .setValue("10");
        test(inDialog("Approve 12 changes")).click();
    }

    private static String refusal(Runnable act) {
        try {
            act.run();
            return "none";
        } catch (Refused refused) {
            return refused.reason();
        }
    }

    private void set(Warning kind, String threshold, Guardrail.Action action) {
        context.getBean(Guardrails.class).set(connection, new Guardrail(kind, new BigDecimal(threshold), action));
    }

    private void signInAs(String name) {
        signIn(name, Role.ADMIN);
    }

    private void signIn(String name, Role role) {
        var person = new SignedIn(
                new OrgId(organisation.id()), "Test", database.newOrganisation().user(), "b@b.c", name, role, "s2");
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        person, null, List.of(new SimpleGrantedAuthority("ROLE_" + role.name()))));
    }

    private String bar() {
        return $view(PlanBar.class).single().getElement().getTextRecursively();
    }

    private UUID aPreviewOfChanges() {
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

    private UUID request(UUID connection) {
        return context.getBean(PreviewRequests.class)
                .request(connection, EntityType.PRODUCT)
                .preview();
    }

    private void approveAndApply(UUID preview) {
        work().all();
        context.getBean(PreviewApproval.class)
                .approve(preview, plans().get(preview).hash());
        work().all();
    }

    private WorkNow work() {
        return WorkNow.in(context, new OrgId(organisation.id()));
    }

    private Plans plans() {
        return context.getBean(Plans.class);
    }

    private List<String> trail() {
        return context.getBean(AuditTrail.class).actions();
    }

    private String panel() {
        return $view(PlanPanel.class).single().getElement().getTextRecursively();
    }

    private Button button(String text) {
        return $view(Button.class)
                .withCondition(button -> button.getText().startsWith(text))
                .single();
    }

    private Button inDialog(String text) {
        return $(Button.class)
                .withCondition(button -> button.getText().equals(text))
                .single();
    }

    private NativeButton chip(String kind) {
        return $view(NativeButton.class)
                .withCondition(
                        button -> button.getElement().getTextRecursively().startsWith(kind))
                .single();
    }

    @SuppressWarnings("unchecked")
    private List<String> names() {
        Grid<ListedItem> grid = $view(Grid.class).single();
        PlanWords words = new PlanWords(grid);
        return IntStream.range(0, test(grid).size())
                .mapToObj(i -> words.name(test(grid).getRow(i).row()))
                .toList();
    }
}

package com.mantisnxt.sync.preview.api;

import static com.mantisnxt.sync.preview.api.PreviewApi.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.preview.plan.Exclusions;
import com.mantisnxt.sync.preview.plan.Guardrail;
import com.mantisnxt.sync.preview.plan.Guardrails;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.preview.plan.Warning;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.run.Shop;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.ResultActions;

/** An approval is taken back as long as nothing has come of it. */
@ConsoleTest
@AutoConfigureMockMvc
@Import(MadeUpSources.class)
class WithdrawnApprovalTest {

    private final ApplicationContext context;
    private Shop shop;
    private PreviewApi service;
    private PreviewApi administrator;

    @Autowired
    WithdrawnApprovalTest(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void aService() throws Exception {
        shop = Shop.with(context, new RecordsOfATest().products(3, "1.00"));
        service = PreviewApi.of(context, shop.caller, Scope.REPORT, Scope.READ);
        administrator = PreviewApi.deciding(context, shop.caller);
    }

    @Test
    void whatItsServiceHasNotFetchedIsNeverHandedOutAndThePreviewIsOpenAgain() throws Exception {
        UUID preview = service.bring("nightly", 3);
        shop.approve(preview);
        withdraw(preview)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("pending"))
                .andExpect(jsonPath("$.applySyncId").value(nullValue()));
        service.read("/previews/" + preview + "/commands").andExpect(jsonPath("$", hasSize(0)));
        service.read("/syncs/nightly/commands").andExpect(status().isNotFound());
        service.read("/syncs/apply-" + preview + "/commands").andExpect(jsonPath("$", hasSize(0)));
        assertThat(shop.as(() -> context.getBean(Syncs.class).get("apply-" + preview))
                        .status())
                .isEqualTo(SyncStatus.CANCELLED);
        service.send("/previews/" + preview + "/outcomes", "[{\"id\": \"0\", \"outcome\": \"applied\"}]")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("not_to_be_applied"));
        try (Session session = shop.session()) {
            assertThat(session.count(
                            "select count(*) from public.sync_preview_cache c join sync_console.preview_plan p on p.preview_id = c.id"
                                    + " where c.id = ? and c.expires_at = p.approvable_until",
                            preview))
                    .as("it ends as one that nobody approved")
                    .isEqualTo(1);
        }
    }

    @Test
    void whoApprovedAndWhoWithdrewStaysOnRecord() throws Exception {
        UUID preview = service.bring(null, 3);
        shop.approve(preview);
        withdraw(preview).andExpect(status().isOk());
        service.read("/previews/" + preview + "/approvals")
                .andExpect(jsonPath("$", hasSize(1)))
                .andExpect(jsonPath("$[0].name").value("Test User"))
                .andExpect(jsonPath("$[0].withdrawn.by").value("robot (token of Test User)"));
        try (Session session = shop.session()) {
            assertThat(session.values(
                            String.class,
                            "select actor from sync_console.audit_event where action = 'preview_approval_withdrawn' and subject = ?",
                            preview.toString()))
                    .containsExactly("robot (token of Test User)");
            assertThat(session.values(
                            String.class,
                            "select message from public.sync_activity_log where details ->> 'act' = 'withdraw' and sync_id = ?",
                            "apply-" + preview))
                    .containsExactly("robot (token of Test User): withdrew the approval");
        }
    }

    @Test
    void itCanBeChangedAndApprovedAgainAndIsThenAppliedByAnOrderOfItsOwn() throws Exception {
        UUID preview = service.bring(null, 2);
        shop.approve(preview);
        withdraw(preview).andExpect(status().isOk());
        shop.as(() -> context.getBean(Exclusions.class).exclude(preview, List.of(1), "this was why"));
        shop.approve(preview);
        String commands = "/previews/" + preview + "/commands";
        var fetched = service.read(commands)
                .andExpect(jsonPath("$", hasSize(1)))
                .andExpect(jsonPath("$[0].syncId").value("apply-" + preview + "-2"))
                .andExpect(jsonPath("$[0].payload.included").value(1));
        service.send(commands + "/" + text(fetched, "$[0].id"), "{\"outcome\": \"done\"}")
                .andExpect(status().isNoContent());
        service.read("/previews/" + preview).andExpect(jsonPath("$.state").value("applying"));
        service.send("/previews/" + preview + "/outcomes", "[{\"id\": \"0\", \"outcome\": \"applied\"}]")
                .andExpect(status().isOk());
        service.read("/previews/" + preview).andExpect(jsonPath("$.state").value("applied"));
        service.read("/previews/" + preview + "/approvals").andExpect(jsonPath("$", hasSize(2)));
        assertThat(shop.as(() -> context.getBean(Syncs.class).get("apply-" + preview + "-2"))
                        .status())
                .isEqualTo(SyncStatus.COMPLETED);
    }

    @Test
    void onceItsServiceHasTheOrderItIsTooLate() throws Exception {
        UUID fetched = service.bring(null, 2);
        shop.approve(fetched);
        service.read("/previews/" + fetched + "/commands").andExpect(jsonPath("$", hasSize(1)));
        tooLate(fetched);
        assertThat(shop.plan(fetched).state()).isEqualTo(PlanState.APPROVED);
        service.read("/previews/" + fetched + "/commands").andExpect(jsonPath("$", hasSize(1)));
        UUID applied = service.bring(null, 2);
        shop.approve(applied);
        service.send("/previews/" + applied + "/outcomes", "[{\"id\": \"0\", \"outcome\": \"applied\"}]")
                .andExpect(status().isOk());
        tooLate(applied);
    }

    @Test
    void whatTheConsoleAppliesItselfIsNotHeldUpThisWay() throws Exception {
        UUID preview = shop.compute();
        shop.approve(preview);
        tooLate(preview);
    }

    @Test
    void theFirstOfTwoMayThinkAgain() throws Exception {
        shop = Shop.stored(context, new RecordsOfATest().products(3, "1.00"));
        administrator = PreviewApi.deciding(context, shop.caller);
        shop.as(() -> {
            var rail = new Guardrail(Warning.PRICE_CHANGE, BigDecimal.ONE, Guardrail.Action.SECOND_APPROVER);
            context.getBean(Guardrails.class).set(shop.connection, rail);
            return true;
        });
        shop.now(new RecordsOfATest().products(3, "2.00"));
        UUID preview = shop.compute();
        assertThat(shop.approve(preview).state()).isEqualTo(PlanState.AWAITING_SECOND);
        withdraw(preview).andExpect(jsonPath("$.state").value("pending"));
        assertThat(shop.approve(preview).state()).as("one again, not two").isEqualTo(PlanState.AWAITING_SECOND);
    }

    @Test
    void whatItsServiceBroughtAnewMeanwhileTakesItsPlace() throws Exception {
        UUID old = service.bring("nightly", 2);
        shop.approve(old);
        UUID fresh = service.bring("nightly", 3);
        withdraw(old).andExpect(jsonPath("$.state").value("superseded"));
        assertThat(shop.plan(fresh).state()).isEqualTo(PlanState.PENDING);
    }

    @Test
    void thereHasToBeAnApprovalAndTheRightToDecide() throws Exception {
        UUID preview = service.bring(null, 2);
        withdraw(preview)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("not_approved"));
        shop.approve(preview);
        service.remove("/previews/" + preview + "/approval").andExpect(status().isForbidden());
        PreviewApi.deciding(context, Organisations.anybody())
                .remove("/previews/" + preview + "/approval")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("unknown_preview"));
        assertThat(shop.plan(preview).state()).isEqualTo(PlanState.APPROVED);
    }

    private void tooLate(UUID preview) throws Exception {
        withdraw(preview)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("already_taken"));
    }

    private ResultActions withdraw(UUID preview) throws Exception {
        return administrator.remove("/previews/" + preview + "/approval");
    }
}

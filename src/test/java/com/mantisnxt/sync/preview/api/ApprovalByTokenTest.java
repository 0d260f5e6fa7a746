package com.mantisnxt.sync.preview.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.preview.plan.Approval;
import com.mantisnxt.sync.preview.plan.Guardrail;
import com.mantisnxt.sync.preview.plan.Guardrails;
import com.mantisnxt.sync.preview.plan.PreviewApproval;
import com.mantisnxt.sync.preview.plan.Warning;
import com.mantisnxt.sync.run.Shop;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.math.BigDecimal;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.ResultActions;

/** Who may approve by a token, and how it is refused: for a connection's preview and for one that a service brought. */
@ConsoleTest
@AutoConfigureMockMvc
@Import(MadeUpSources.class)
class ApprovalByTokenTest {

    private final ApplicationContext context;
    private Shop shop;
    private PreviewApi decider;
    private PreviewApi service;

    @Autowired
    ApprovalByTokenTest(ApplicationContext context) {
        this.context = context;
    }

    private enum Kind {
        OF_A_CONNECTION,
        BROUGHT
    }

    @BeforeEach
    void anAdministratorMadeAToken() {
        shop = Shop.stored(context, new RecordsOfATest().products(10, "10.00"));
        shop.now(new RecordsOfATest().products(9, "11.00"));
        role("admin");
        decider = PreviewApi.of(context, shop.caller, Scope.APPROVE);
        service = PreviewApi.of(context, shop.caller, Scope.REPORT, Scope.READ);
    }

    @ParameterizedTest
    @EnumSource
    void itApprovesInTheNameOfItsMaker(Kind kind) throws Exception {
        UUID preview = preview(kind);
        approve(preview).andExpect(jsonPath("$.state").value("approved"));
        assertThat(shop.as(() -> context.getBean(PreviewApproval.class).approvals(preview)))
                .extracting(Approval::by, Approval::name)
                .containsExactly(tuple(shop.caller.user(), "robot (token of Test User)"));
        try (Session session = shop.session()) {
            assertThat(session.row(
                            "select actor, user_id from sync_console.audit_event where action = 'preview_approved' and subject = ?",
                            preview.toString()))
                    .containsEntry("actor", "robot (token of Test User)")
                    .containsEntry("user_id", shop.caller.user());
        }
        approve(preview)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("already_approved"));
    }

    @ParameterizedTest
    @EnumSource
    void withoutTheScopeItIsNotAllowed(Kind kind) throws Exception {
        UUID preview = preview(kind);
        service.send("/previews/" + preview + "/approve", hash(preview))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("not_allowed"));
    }

    @ParameterizedTest
    @EnumSource
    void anExpiredOneIsRefused(Kind kind) throws Exception {
        UUID preview = preview(kind);
        try (Session session = shop.session()) {
            session.run(
                    "update sync_console.preview_plan set approvable_until = now() - interval '1 second' where preview_id = ?",
                    preview);
        }
        approve(preview)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("preview_expired"));
    }

    @ParameterizedTest
    @EnumSource
    void aSupersededOneIsRefused(Kind kind) throws Exception {
        UUID old = preview(kind);
        if (kind == Kind.OF_A_CONNECTION) {
            context.getBean(MadeUpSources.class).change(shop.connection);
        }
        UUID newer = preview(kind);
        assertThat(newer).isNotEqualTo(old);
        approve(old)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("preview_superseded"));
        approve(newer).andExpect(status().isOk());
    }

    @ParameterizedTest
    @EnumSource
    void whatHasChangedSinceIsRefused(Kind kind) throws Exception {
        UUID preview = preview(kind);
        String looked = hash(preview);
        decider.send("/previews/" + preview + "/exclusions", "{\"positions\": [0], \"reason\": \"no\"}")
                .andExpect(status().isOk());
        decider.send("/previews/" + preview + "/approve", looked)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("preview_changed"));
        approve(preview).andExpect(jsonPath("$.counts.excluded").value(1));
    }

    @ParameterizedTest
    @EnumSource
    void aForeignOneIsNotThere(Kind kind) throws Exception {
        UUID preview = preview(kind);
        Caller other = Organisations.anybody();
        try (Session session =
                TestServer.POSTGRES_18.shared().asApplication(other.org().value())) {
            session.count("select count(*) from sync_console.set_member_role(?, 'admin', null)", other.user());
        }
        PreviewApi.of(context, other, Scope.APPROVE)
                .send("/previews/" + preview + "/approve", hash(preview))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("unknown_preview"));
    }

    @Test
    void itsMakerAndItAreOneApprover() throws Exception {
        UUID preview = shop.compute();
        shop.as(() -> {
            context.getBean(Guardrails.class)
                    .set(
                            shop.connection,
                            new Guardrail(Warning.DELETES, BigDecimal.ONE, Guardrail.Action.SECOND_APPROVER));
            return true;
        });
        shop.approve(preview);
        approve(preview)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("needs_second_approver"));
        Caller second = somebodyElse();
        assertThat(shop.as(
                                second,
                                () -> context.getBean(PreviewApproval.class)
                                        .approve(preview, shop.plan(preview).hash()))
                        .state()
                        .label())
                .isEqualTo("approved");
    }

    @Test
    void itEndsWithItsMakersRights() throws Exception {
        UUID preview = shop.compute();
        role("operator");
        approve(preview)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("not_allowed"));
    }

    private Caller somebodyElse() {
        UUID user = UUID.randomUUID();
        UUID org = shop.caller.org().value();
        try (Session owner = TestServer.POSTGRES_18.shared().asOwner()) {
            owner.actFor(org);
            owner.run(
                    "insert into auth.users_extended (id, email, display_name, org_id) values (?, ?, 'Second', ?)",
                    user,
                    user + "@example.org",
                    org);
        }
        return new Caller(shop.caller.org(), user, "Second", Set.of(Right.values()));
    }

    private void role(String role) {
        try (Session session = shop.session()) {
            session.count("select count(*) from sync_console.set_member_role(?, ?, null)", shop.caller.user(), role);
        }
    }

    private UUID preview(Kind kind) throws Exception {
        return switch (kind) {
            case OF_A_CONNECTION -> shop.compute();
            case BROUGHT -> service.bring("theirs", 3);
        };
    }

    private ResultActions approve(UUID preview) throws Exception {
        return decider.send("/previews/" + preview + "/approve", hash(preview));
    }

    private String hash(UUID preview) {
        return "{\"hash\": \"" + shop.plan(preview).hash() + "\"}";
    }
}

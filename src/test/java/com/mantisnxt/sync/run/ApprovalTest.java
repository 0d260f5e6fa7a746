package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.plan.Approval;
import com.mantisnxt.sync.preview.plan.Exclusions;
import com.mantisnxt.sync.preview.plan.Guardrail;
import com.mantisnxt.sync.preview.plan.Guardrails;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.PlanItems;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.preview.plan.PreviewApproval;
import com.mantisnxt.sync.preview.plan.PreviewRequests;
import com.mantisnxt.sync.preview.plan.Warning;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

@ConsoleTest
@Import(MadeUpSources.class)
class ApprovalTest {

    private final ApplicationContext context;
    private final PreviewApproval approval;
    private final Exclusions exclusions;
    private final Guardrails guardrails;
    private Shop shop;

    @Autowired
    ApprovalTest(ApplicationContext context, PreviewApproval approval, Exclusions exclusions, Guardrails guardrails) {
        this.context = context;
        this.approval = approval;
        this.exclusions = exclusions;
        this.guardrails = guardrails;
    }

    @BeforeEach
    void aShop() {
        shop = Shop.stored(context, new RecordsOfATest().products(40, "100.00"));
        shop.now(new RecordsOfATest().products(39, "150.00"));
    }

    @Test
    void theSameQuestionWithinTheHourGivesTheSamePreview() {
        UUID preview = shop.request();
        assertThat(shop.request()).isEqualTo(preview);
        shop.work();
        var again = shop.as(() -> context.getBean(PreviewRequests.class).request(shop.connection, EntityType.PRODUCT));
        assertThat(again).isEqualTo(new PreviewRequests.Requested(preview, false));
    }

    @Test
    void peopleWhoAskAtOnceGetOneComputation() {
        List<CompletableFuture<UUID>> asked = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> shop.request()))
                .toList();
        assertThat(asked.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        try (Session session = shop.session()) {
            assertThat(session.count("select count(*) from sync_console.run where state_code = 1"))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatWasNotLookedAtIsNotApproved() {
        UUID preview = shop.compute();
        String hash = shop.plan(preview).hash();
        shop.as(() -> exclusions.exclude(preview, List.of(3), "not this one"));
        assertThat(refusal(() -> shop.as(() -> approval.approve(preview, hash))))
                .isEqualTo("preview_changed");
        shop.as(() -> exclusions.include(preview, List.of(3)));
        assertThat(shop.plan(preview).hash()).as("as it was").isEqualTo(hash);
        shop.as(() -> approval.approve(preview, hash));
        assertThat(refusal(() -> shop.as(() -> approval.approve(preview, hash))))
                .isEqualTo("already_approved");
        assertThat(refusal(() -> shop.as(() -> exclusions.exclude(preview, List.of(1), "late"))))
                .isEqualTo("preview_closed");
    }

    @Test
    void theApprovalItsLogEntryAndItsWorkAreOneTransaction() {
        UUID preview = shop.compute();
        shop.approve(preview);
        try (Session session = shop.session()) {
            assertThat(session.count(
                            "select count(*) from sync_console.run where preview_id = ? and kind_code = 2", preview))
                    .isEqualTo(1);
            assertThat(session.count(
                            "select count(*) from sync_console.scheduled_tasks where task_instance = (select org_id || '/' || id from sync_console.run where preview_id = ? and kind_code = 2)",
                            preview))
                    .isEqualTo(1);
            assertThat(session.count(
                            "select count(*) from public.sync_activity_log where action = 'manual_trigger' and details ->> 'preview' = ?",
                            preview.toString()))
                    .isEqualTo(1);
            assertThat(session.count(
                            "select count(*) from public.sync_preview_cache where id = ? and expires_at > now() + interval '89 days'",
                            preview))
                    .isEqualTo(1);
        }
        assertThat(shop.as(() -> approval.approvals(preview)))
                .extracting(Approval::included)
                .containsExactly(40);
    }

    @Test
    void anExpiredOneCanBeReadAndIsNotApproved() {
        UUID preview = shop.compute();
        try (Session session = shop.session()) {
            session.run(
                    "update sync_console.preview_plan set approvable_until = now() - interval '1 second' where preview_id = ?",
                    preview);
        }
        assertThat(refusal(() -> shop.approve(preview))).isEqualTo("preview_expired");
        assertThat(shop.as(() -> context.getBean(PlanItems.class).count(preview, ItemQuery.all())))
                .isEqualTo(40);
    }

    @Test
    void aNewerOneTakesItsPlace() {
        UUID old = shop.compute();
        context.getBean(MadeUpSources.class).change(shop.connection);
        assertThat(refusal(() -> shop.approve(old))).isEqualTo("preview_superseded");
        UUID newer = shop.compute();
        assertThat(newer).isNotEqualTo(old);
        assertThat(shop.plan(old).state()).isEqualTo(PlanState.SUPERSEDED);
        assertThat(refusal(() -> shop.approve(old))).isEqualTo("preview_superseded");
    }

    @Test
    void whatIsStillComputedAndWhatWasEmptiedIsNotApproved() {
        UUID preview = shop.request();
        assertThat(refusal(() -> shop.approve(preview))).isEqualTo("preview_incomplete");
        shop.work();
        var all = shop.as(() -> exclusions.excludeMatching(preview, ItemQuery.all(), List.of(), "nothing today"));
        assertThat(all.counts().included()).isZero();
        assertThat(refusal(() -> shop.approve(preview))).isEqualTo("nothing_to_apply");
    }

    @Test
    void anotherOrganisationsIsNotThere() {
        UUID preview = shop.compute();
        String hash = shop.plan(preview).hash();
        Caller other = Organisations.anybody();
        assertThat(refusal(() -> shop.as(other, () -> approval.approve(preview, hash))))
                .isEqualTo("unknown_preview");
        Caller operator =
                new Caller(shop.caller.org(), shop.caller.user(), "operator", Set.of(Right.READ, Right.STEER));
        assertThatThrownBy(() -> shop.as(operator, () -> approval.approve(preview, hash)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void aGuardrailForbids() {
        UUID preview = shop.compute();
        set(Warning.PRICE_CHANGE, "40", Guardrail.Action.FORBID);
        assertThat(refusal(() -> shop.approve(preview))).isEqualTo("guardrail_forbids");
        shop.as(() -> exclusions.excludeMatching(
                preview, ItemQuery.all().withWarning(Warning.PRICE_CHANGE), List.of(), "too much"));
        assertThat(shop.plan(preview).counts().included()).isEqualTo(1);
        assertThat(shop.approve(preview).state()).isEqualTo(PlanState.APPROVED);
    }

    @Test
    void aGuardrailAsksForSomebodyElse() {
        UUID preview = shop.compute();
        set(Warning.DELETES, "2", Guardrail.Action.SECOND_APPROVER);
        assertThat(shop.approve(preview).state()).isEqualTo(PlanState.AWAITING_SECOND);
        assertThat(refusal(() -> shop.approve(preview))).isEqualTo("needs_second_approver");
        Caller second = new Caller(shop.caller.org(), UUID.randomUUID(), "Second", Set.of(Right.values()));
        assertThat(refusal(() -> shop.as(second, () -> approval.approve(preview, "0"))))
                .isEqualTo("preview_changed");
        assertThat(shop.as(() -> approval.approvals(preview))).hasSize(1);
    }

    @Test
    void whatIsMarkedIsFoundAndCounted() {
        UUID preview = shop.compute();
        PlanItems items = context.getBean(PlanItems.class);
        assertThat(shop.as(() -> items.facets(preview)).fields()).containsEntry("price", 39);
        assertThat(shop.as(() -> items.facets(preview)).warnings()).containsEntry(Warning.PRICE_CHANGE, 39);
        set(Warning.PRICE_CHANGE, "50", Guardrail.Action.WARN);
        assertThat(shop.as(() -> items.facets(preview)).warnings()).isEmpty();
        ItemQuery query = ItemQuery.all().withField("price").withText("product 1");
        assertThat(shop.as(() -> items.count(preview, query))).isEqualTo(11);
        assertThat(shop.as(() -> items.at(preview, query, 10, 5))).hasSize(1);
        var first = shop.as(() -> items.page(preview, ItemQuery.of(ChangeKind.UPDATED), null, 30));
        var rest = shop.as(() -> items.page(preview, ItemQuery.of(ChangeKind.UPDATED), first.next(), 30));
        assertThat(rest.items()).hasSize(9);
        assertThat(rest.next()).isNull();
    }

    private void set(Warning kind, String threshold, Guardrail.Action action) {
        shop.as(() -> {
            guardrails.set(shop.connection, new Guardrail(kind, new BigDecimal(threshold), action));
            return true;
        });
    }

    private static String refusal(Runnable act) {
        try {
            act.run();
            return "none";
        } catch (Refused e) {
            return e.code().value();
        }
    }
}

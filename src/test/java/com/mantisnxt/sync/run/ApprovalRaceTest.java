package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.preview.plan.Guardrail;
import com.mantisnxt.sync.preview.plan.Guardrails;
import com.mantisnxt.sync.preview.plan.PlanResults;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.preview.plan.PreviewApproval;
import com.mantisnxt.sync.preview.plan.Warning;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** Administrators who approve the same preview at the same moment. */
@ConsoleTest
@Import(MadeUpSources.class)
class ApprovalRaceTest {

    private final ApplicationContext context;
    private Shop shop;
    private UUID preview;
    private Caller ann;
    private Caller bob;
    private Caller eve;

    @Autowired
    ApprovalRaceTest(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void aPreviewWaits() {
        shop = Shop.stored(context, new RecordsOfATest().products(10, "1"));
        shop.now(new RecordsOfATest().products(10, "2"));
        preview = shop.compute();
        ann = administrator("Ann");
        bob = administrator("Bob");
        eve = administrator("Eve");
    }

    @RepeatedTest(4)
    void oneOfThemApprovesAndTheOthersAreToldSo() {
        assertThat(atOnce(ann, bob, eve)).containsExactlyInAnyOrder("approved", "already_approved", "already_approved");
        assertThat(approvals()).isEqualTo(1);
        assertThatItIsAppliedOnce();
    }

    @RepeatedTest(4)
    void whereTwoAreAskedForTwoAreEnoughAndNeverMore() {
        asksForTwo();
        assertThat(atOnce(ann, bob, eve)).containsExactlyInAnyOrder("awaiting_second", "approved", "already_approved");
        assertThat(approvals()).isEqualTo(2);
        assertThatItIsAppliedOnce();
    }

    @RepeatedTest(4)
    void whoeverApprovesTwiceAtOnceIsOnlyOne() {
        asksForTwo();
        assertThat(atOnce(ann, ann)).containsExactlyInAnyOrder("awaiting_second", "needs_second_approver");
        assertThat(approvals()).isEqualTo(1);
        assertThat(shop.plan(preview).state()).isEqualTo(PlanState.AWAITING_SECOND);
        assertThat(atOnce(bob)).containsExactly("approved");
        assertThatItIsAppliedOnce();
    }

    private void assertThatItIsAppliedOnce() {
        try (Session session = shop.session()) {
            assertThat(session.count(
                            "select count(*) from sync_console.run where preview_id = ? and kind_code = 2", preview))
                    .isEqualTo(1);
        }
        shop.work();
        assertThat(shop.result(preview)).isEqualTo(new PlanResults.Result(10, 10, 0, 0, 0));
        assertThat(shop.records()).allMatch(record -> record.version() == 2);
    }

    private void asksForTwo() {
        shop.as(() -> {
            context.getBean(Guardrails.class)
                    .set(
                            shop.connection,
                            new Guardrail(Warning.PRICE_CHANGE, BigDecimal.TEN, Guardrail.Action.SECOND_APPROVER));
            return true;
        });
    }

    /** What each of them is answered. */
    private List<String> atOnce(Caller... callers) {
        String hash = shop.plan(preview).hash();
        CyclicBarrier start = new CyclicBarrier(callers.length);
        return Arrays.stream(callers)
                .map(caller -> CompletableFuture.supplyAsync(
                        () -> approve(caller, hash, start),
                        task -> Thread.ofVirtual().start(task)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private String approve(Caller caller, String hash, CyclicBarrier start) {
        try {
            start.await();
            return shop.as(caller, () -> context.getBean(PreviewApproval.class).approve(preview, hash))
                    .state()
                    .label();
        } catch (Refused refused) {
            return refused.code().value();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private int approvals() {
        return shop.as(() -> context.getBean(PreviewApproval.class).approvals(preview))
                .size();
    }

    private Caller administrator(String name) {
        return new Caller(
                shop.caller.org(),
                Organisations.anybody().user(),
                name,
                Set.of(Right.READ, Right.APPROVE, Right.ADMINISTER));
    }
}

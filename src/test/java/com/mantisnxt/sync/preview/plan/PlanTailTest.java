package com.mantisnxt.sync.preview.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.preview.LargePreview;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Each tail of a test's own is another node: it shares nothing but the database with what changes the preview. */
@ConsoleTest
class PlanTailTest {

    private final Caller caller = Organisations.anybody();
    private final CurrentCaller currentCaller;
    private final Exclusions exclusions;
    private final PreviewApproval approval;
    private final Plans plans;
    private final PlanTail tail;
    private final PlanTail otherNode;
    private UUID preview;

    @Autowired
    PlanTailTest(
            CurrentCaller currentCaller,
            Exclusions exclusions,
            PreviewApproval approval,
            Plans plans,
            PlanTail tail,
            PlatformTransactionManager manager,
            JdbcClient jdbc) {
        this.currentCaller = currentCaller;
        this.exclusions = exclusions;
        this.approval = approval;
        this.plans = plans;
        this.tail = tail;
        this.otherNode = new PlanTail(currentCaller, manager, jdbc);
    }

    @BeforeEach
    void aPreview() {
        UUID org = caller.org().value();
        try (Session session = TestServer.POSTGRES_18.shared().asApplication(org)) {
            preview = LargePreview.with(session, org, 5, 10);
        }
    }

    @Test
    void whatIsDoneOnOneNodeIsToldOnAnotherWithWhoDidIt() {
        List<PlanNews> told = new CopyOnWriteArrayList<>();
        try (var following = follow(otherNode, told)) {
            await().until(() -> !told.isEmpty());
            assertThat(told.getFirst().last()).isNull();
            as(() -> exclusions.exclude(preview, List.of(1), "why not"));
            expect(told, PlanAct.ITEMS_EXCLUDED);
            as(() -> exclusions.include(preview, List.of(1)));
            expect(told, PlanAct.ITEMS_INCLUDED);
            as(() -> exclusions.excludeField(preview, 2, "price", "why not"));
            expect(told, PlanAct.FIELD_EXCLUDED);
            as(() -> exclusions.includeField(preview, 2, "price"));
            expect(told, PlanAct.FIELD_INCLUDED);
            as(() -> approval.approve(preview, plans.get(preview).hash()));
            expect(told, PlanAct.APPROVED);
            assertThat(told.getLast().state()).isEqualTo(PlanState.APPROVED);
        }
    }

    @Test
    void itLooksByItselfEverySecond() {
        List<PlanNews> told = new CopyOnWriteArrayList<>();
        try (var following = follow(tail, told)) {
            await().until(() -> told.size() > 2);
        }
    }

    @Test
    void manyPagesOfAPreviewCostOneReadingAndNoneCostsNothing() {
        List<PlanNews> one = new CopyOnWriteArrayList<>();
        List<PlanNews> other = new CopyOnWriteArrayList<>();
        var first = follow(otherNode, one);
        var second = follow(otherNode, other);
        assertThat(otherNode.followed()).isEqualTo(1);
        first.close();
        first.close();
        assertThat(otherNode.followed()).isEqualTo(1);
        await().until(() -> {
            otherNode.look();
            return !other.isEmpty();
        });
        second.close();
        assertThat(otherNode.followed()).isZero();
    }

    @Test
    void itIsForThoseWhoMayReadAndTellsNobodyOfAnotherOrganisation() {
        Caller reporter = new Caller(caller.org(), null, "reporter", Set.of(Right.REPORT));
        assertThatThrownBy(() -> currentCaller.callAs(reporter, () -> tail.follow(preview, news -> {})))
                .isInstanceOf(NotAllowed.class);
        List<PlanNews> stolen = new CopyOnWriteArrayList<>();
        List<PlanNews> told = new CopyOnWriteArrayList<>();
        try (var stranger =
                        currentCaller.callAs(Organisations.anybody(), () -> otherNode.follow(preview, stolen::add));
                var following = follow(otherNode, told)) {
            await().until(() -> {
                otherNode.look();
                return told.size() > 5;
            });
            assertThat(stolen).isEmpty();
        }
    }

    private void expect(List<PlanNews> told, PlanAct act) {
        await().untilAsserted(() -> {
            otherNode.look();
            PlanNews.Act last = told.getLast().last();
            assertThat(last).isNotNull();
            assertThat(last.what()).isEqualTo(act);
            assertThat(last.isOf(caller)).isTrue();
            assertThat(last.isOf(Organisations.anybody())).isFalse();
        });
    }

    private PlanTail.Subscription follow(PlanTail followed, List<PlanNews> told) {
        return currentCaller.callAs(caller, () -> followed.follow(preview, told::add));
    }

    private void as(Runnable act) {
        currentCaller.runAs(caller, act);
    }
}

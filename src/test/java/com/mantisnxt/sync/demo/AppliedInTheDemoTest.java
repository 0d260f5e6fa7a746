package com.mantisnxt.sync.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.preview.plan.Exclusions;
import com.mantisnxt.sync.preview.plan.PlanResults;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.preview.plan.Plans;
import com.mantisnxt.sync.preview.plan.PreviewApproval;
import com.mantisnxt.sync.preview.unpack.Unpacking;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.SharedDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What the demo's services brought, decided by somebody and applied by them: the whole circle. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vaadin.productionMode=true", "sync.account.token-cache=PT0.2S"})
@ContextConfiguration(initializers = SharedDatabase.class)
class AppliedInTheDemoTest {

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private OrganisationFixture organisation;
    private Reporter reporter;
    private Thread service;

    @BeforeEach
    void anOrganisationWithAToken() {
        organisation = OrganisationFixture.in(context);
        reporter = new Reporter(
                port,
                organisation
                        .asAdmin(() -> context.getBean(ApiTokens.class)
                                .create("demo services", Set.of(Scope.REPORT, Scope.READ), null))
                        .value());
    }

    @AfterEach
    void stop() throws InterruptedException {
        service.interrupt();
        service.join();
    }

    @Test
    void whatAServiceBringsByRestIsAppliedOnceItIsApproved() {
        serve(BringingService.SYNC);
        UUID preview = UUID.fromString(new BringingService(reporter, Clock.systemUTC()).bring());
        assertThat(plan(preview).counts().updated()).isPositive();
        assertThat(plan(preview).counts().deleted()).isPositive();
        organisation.doAsAdmin(() -> context.getBean(Exclusions.class).exclude(preview, List.of(0, 5), "not these"));
        approve(preview);
        isApplied(preview, 238);
    }

    @Test
    void soIsWhatAServiceWroteByPlainSql() {
        serve("odoo-partners-preview");
        organisation.doAsAdmin(() -> new DemoPreviews(
                        context.getBean(CurrentCaller.class),
                        context.getBean(TransactionTemplate.class),
                        context.getBean(JdbcClient.class),
                        JsonMapper.shared())
                .cache(organisation.id, organisation.admin.id()));
        UUID preview;
        try (Session session = TestServer.POSTGRES_18.shared().asApplication(organisation.id.value())) {
            preview = session.value(
                    UUID.class, "select id from public.sync_preview_cache where sync_id = 'odoo-partners-preview'");
        }
        assertThat(preview).isNotNull();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> organisation
                                .asAdmin(() -> context.getBean(Unpacking.class).get(preview))
                                .state()
                        == PlanState.PENDING);
        approve(preview);
        isApplied(preview, 44);
    }

    private void serve(String sync) {
        service = Thread.startVirtualThread(new ApplyingService(sync, reporter, Duration.ofMillis(5)));
    }

    private void approve(UUID preview) {
        organisation.doAsAdmin(() -> context.getBean(PreviewApproval.class)
                .approve(preview, context.getBean(Plans.class).get(preview).hash()));
    }

    private void isApplied(UUID preview, int items) {
        await().atMost(Duration.ofSeconds(30)).until(() -> plan(preview).state() == PlanState.APPLIED);
        PlanResults.Result result =
                organisation.asAdmin(() -> context.getBean(PlanResults.class).of(preview));
        assertThat(result.applied() + result.unchanged() + result.drifted() + result.rejected())
                .isEqualTo(items);
        assertThat(result.open()).isZero();
        assertThat(result.applied()).isGreaterThan(items / 2);
    }

    private PlanRow plan(UUID preview) {
        return organisation.asAdmin(() -> context.getBean(Plans.class).get(preview));
    }
}

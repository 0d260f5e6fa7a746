package com.mantisnxt.sync.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Connection;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.TestAnswer;
import com.mantisnxt.sync.connector.upload.Uploads;
import com.mantisnxt.sync.demo.shop.DemoShop;
import com.mantisnxt.sync.demo.shop.OpenShop;
import com.mantisnxt.sync.preview.plan.PlanResults;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.Plans;
import com.mantisnxt.sync.preview.plan.PreviewApproval;
import com.mantisnxt.sync.preview.plan.PreviewFilter;
import com.mantisnxt.sync.preview.plan.PreviewList;
import com.mantisnxt.sync.preview.plan.PushedPreviews;
import com.mantisnxt.sync.run.SyncSettings;
import com.mantisnxt.sync.run.WorkNow;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The demo's connections are there once, and the one to its shop leads to where that is this time. */
@ConsoleTest
@TestPropertySource(properties = {"sync.connector.allow-private-addresses=true", "sync.connector.largest-upload=3MB"})
class DemoConnectionsTest {

    private final Caller admin = Organisations.anybody();

    @Autowired
    private Connections connections;

    @Autowired
    private Uploads uploads;

    @Autowired
    private SyncSettings settings;

    @Autowired
    private JsonMapper json;

    @Autowired
    private CurrentCaller currentCaller;

    @Autowired
    private ApplicationContext context;

    private List<Connection> connected(DemoShop shop) {
        return currentCaller.callAs(admin, () -> {
            var demo = new DemoConnections(connections, uploads, settings, shop, json);
            demo.connect();
            demo.connectShop(URI.create("http://127.0.0.1:9"));
            return connections.list();
        });
    }

    private Connection shopAmong(List<Connection> all) {
        return all.stream()
                .filter(connection -> connection.name().equals("Northwind shop"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyStartFindsTheSameConnectionsAndTheShopWhereItIsNow() {
        try (var first = new OpenShop();
                var second = new OpenShop()) {
            assertThat(connected(first.shop())).hasSize(2);
            assertThat(connected(first.shop())).hasSize(2);
            Connection moved = shopAmong(connected(second.shop()));
            assertThat(moved.baseUrl()).isEqualTo(second.shop().uri().toString());
            assertThat(moved.secretNames()).containsExactlyInAnyOrder("consumerKey", "consumerSecret", "hookSecret");
            TestAnswer answer = currentCaller.callAs(admin, () -> connections.test(moved.id(), EntityType.PRODUCT));
            assertThat(answer.outcome()).isEqualTo("ok");
            assertThat(answer.announced()).isPresent();
            assertThat(answer.first()).hasSize(3);
        }
    }

    @Test
    void whatAVisitorArchivedStaysArchived() {
        try (var first = new OpenShop();
                var second = new OpenShop()) {
            Connection shop = shopAmong(connected(first.shop()));
            currentCaller.runAs(admin, () -> connections.archive(shop.id(), shop.version()));
            Connection kept = shopAmong(connected(second.shop()));
            assertThat(kept.archivedAt()).isNotNull();
            assertThat(kept.id()).isEqualTo(shop.id());
        }
    }

    @Test
    void newPricesAreWrittenToTheShopOnceTheyAreApproved() {
        try (var open = new OpenShop()) {
            UUID connection = shopAmong(connected(open.shop())).id();
            PlanRow brought = currentCaller.callAs(admin, () -> {
                new DemoPriceChanges(context.getBean(PushedPreviews.class), open.shop()).bring(connection);
                UUID preview = context.getBean(PreviewList.class)
                        .page(PreviewFilter.all(), null, 1)
                        .getFirst()
                        .preview()
                        .id();
                PlanRow plan = context.getBean(Plans.class).get(preview);
                context.getBean(PreviewApproval.class).approve(preview, plan.hash());
                return plan;
            });
            WorkNow.in(context, admin.org()).all();
            PlanResults.Result result = currentCaller.callAs(
                    admin, () -> context.getBean(PlanResults.class).of(brought.preview()));
            assertThat(result.applied()).isEqualTo(brought.counts().updated()).isPositive();
        }
    }
}

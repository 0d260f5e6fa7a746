package com.mantisnxt.sync.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withPrecision;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivitySearch;
import com.mantisnxt.sync.alert.LookNow;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.connector.StandIn;
import com.mantisnxt.sync.run.SyncRequests;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.SyncService;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a scraper gets of a node that was used, and that it learns nothing of any organisation. */
class MetricsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path OPERATIONS = Path.of("docs", "OPERATIONS.md");
    private static final Path DASHBOARD = Path.of("docs", "dashboards", "sync-console.json");

    private final AtomicBoolean busy = new AtomicBoolean(true);
    private final TestDatabase database = TestServer.POSTGRES_18.migrated();
    private Node node;
    private OrganisationFixture organisation;
    private SyncService service;
    private String token;

    @BeforeEach
    void start() {
        node = Node.on(
                database,
                Map.of(
                        "sync.account.metrics-token", "for-scrapers",
                        "sync.connector.allow-private-addresses", "true",
                        "sync.isolation.after-start", "PT1S",
                        "sync.alert.enabled", "false",
                        "db-scheduler.polling-interval", "200ms",
                        "db-scheduler.heartbeat-interval", "1s"));
        organisation = OrganisationFixture.in(node.context());
        token = organisation
                .asAdmin(() -> node.bean(ApiTokens.class).create("Secret warehouse", Set.of(Scope.REPORT), null))
                .value();
        service = new SyncService(node.address(), token);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void afterUseEveryMeterTellsWhatHappened() throws IOException {
        use();
        // a meter holds what it measures weakly
        System.gc();
        await().atMost(PATIENCE).untilAsserted(this::assertThatItTells);
        Scrape scrape = scrape();
        assertThat(scrape.labels())
                .hasSizeGreaterThan(50)
                .noneMatch(label -> label.matches(".*\\p{XDigit}{8}-\\p{XDigit}{4}-.*"))
                .noneMatch(label -> label.contains("secret-") || label.contains("Secret") || label.contains("@"))
                .noneMatch(label -> label.contains(organisation.id.toString()) || label.contains("Org "))
                .noneMatch(label -> label.contains(token.substring(0, 12)));
        assertThat(explained())
                .as("what the operations tell of")
                .hasSizeGreaterThan(25)
                .allSatisfy(name -> assertThat(scrape.names()).anyMatch(told -> told.startsWith(name)));
        assertThat(dashboard())
                .as("what the dashboard draws")
                .hasSizeGreaterThan(15)
                .allSatisfy(name -> assertThat(scrape.names()).contains(name));
    }

    /** Names of the metrics in the table of the operations; a star stands for what is left. */
    private static Set<String> explained() throws IOException {
        return Pattern.compile("(?m)^\\| `(?:sync|hikaricp)_.*")
                .matcher(Files.readString(OPERATIONS))
                .results()
                .flatMap(row -> Scrape.namesIn(row.group().split("\\|")[1]).stream())
                // partitions are not metrics
                .filter(name -> !name.startsWith("sync_activity_log"))
                .collect(Collectors.toSet());
    }

    private void use() {
        try (Session administrator = database.asAdministrator()) {
            administrator.run(
                    "insert into sync_console.alert_channel (org_id, kind_code, name, recipients, failures, failing_since, resting_until)"
                            + " values (?, 1, 'Secret mail', array['ann@example.org'], 3, now(), now() + interval '1 hour')",
                    organisation.id.value());
        }
        try (StandIn shop = new StandIn(this::answer);
                WatchedBoard board = new WatchedBoard(node, organisation.id)) {
            service.start("secret-orders", "shopify", 100);
            service.report("secret-orders", 10);
            service.reportAs("secret-orders", 1, 5);
            service.tryToReport("secret-orders", 1_000);
            board.shows("secret-orders", 10);
            service.start("secret-failure", "odoo", 10);
            service.finish("secret-failure", "failed");
            LookNow.at(organisation.id, Duration.ZERO, node.context());
            organisation.doAsAdmin(() -> {
                UUID connection = node.bean(Connections.class).create(draft(shop));
                node.bean(SyncRequests.class).begin(connection, EntityType.ORDER, true);
            });
            try (Session administrator = database.asAdministrator()) {
                await().atMost(PATIENCE)
                        .until(() ->
                                administrator.count("select count(*) from sync_console.run where state_code = 4") == 1);
            }
            organisation.asAdmin(() -> node.bean(ActivitySearch.class).page(ActivityFilter.DEFAULT, null, 10));
        }
    }

    private void assertThatItTells() {
        Scrape scrape = scrape();
        assertThat(scrape.value("sync_active", "status=\"in_progress\"")).isEqualTo(1);
        assertThat(scrape.value("sync_reports_total", "outcome=\"applied\"")).isEqualTo(1);
        assertThat(scrape.value("sync_reports_total", "outcome=\"stale\"")).isEqualTo(1);
        assertThat(scrape.value("sync_reports_total", "outcome=\"refused\"")).isEqualTo(1);
        assertThat(scrape.value("sync_feed_cycle_seconds_count", "outcome=\"read\""))
                .isGreaterThan(1);
        assertThat(scrape.value("sync_feed_lag_seconds_count", "")).isPositive();
        assertThat(scrape.value("sync_feed_lag_seconds_max", "")).isBetween(0.0, 30.0);
        assertThat(scrape.value("sync_connector_calls_seconds_count", "outcome=\"2xx\",system=\"custom\""))
                .isPositive();
        assertThat(scrape.value("sync_connector_calls_seconds_count", "outcome=\"throttled\",system=\"custom\""))
                .isEqualTo(1);
        assertThat(scrape.value("sync_activity_search_seconds_count", "outcome=\"found\""))
                .isPositive();
        assertThat(scrape.value("sync_log_months_ahead", "")).isGreaterThanOrEqualTo(3);
        assertThat(scrape.value("sync_log_size_bytes", "")).isGreaterThan(8192);
        assertThat(scrape.value("sync_log_unguarded", "")).isZero();
        assertThat(scrape.value("sync_queue_age_seconds", "task=\"run\"")).isLessThan(10);
        assertThat(scrape.value("sync_queue_due", "task=\"isolation-proof\"")).isZero();
        assertThat(scrape.value("sync_runs_working", "")).isZero();
        assertThat(scrape.value("sync_runs_taken_over_total", "")).isZero();
        assertThat(scrape.value("sync_pages", "")).isZero();
        assertThat(scrape.value("sync_alerts_open", "rule=\"sync-failed\",severity=\"critical\""))
                .isEqualTo(1);
        assertThat(scrape.value("sync_alerts_open", "rule=\"catch-all-in-use\""))
                .isZero();
        assertThat(scrape.value("sync_alerts_waiting", "")).isEqualTo(1);
        assertThat(scrape.value("sync_alerts_channels_dead", "")).isEqualTo(1);
        assertThat(scrape.value("sync_isolation_foreign_rows", "")).isZero();
        assertThat(scrape.value("sync_isolation_checks", "")).isPositive();
        assertThat(scrape.value("hikaricp_connections_max", "pool=\"application\""))
                .isEqualTo(12);
        assertThat(scrape.value("hikaricp_connections_max", "pool=\"owner\"")).isEqualTo(4);
    }

    @Test
    void aRunWhoseWorkerDiedIsCountedAsTakenOver() {
        organisation.doAsAdmin(() -> {
            UUID connection = node.bean(Connections.class).create(draft("http://127.0.0.1:1/"));
            node.bean(SyncRequests.class).begin(connection, EntityType.ORDER, true);
        });
        try (Session administrator = database.asAdministrator()) {
            await().atMost(PATIENCE)
                    .until(() -> administrator.run(
                                    "update sync_console.run set lease_until = now() - interval '1 minute',"
                                            + " state_code = 2, throttled_until = null, waits_for = null where lease_until is null")
                            == 1);
            administrator.run("update sync_console.scheduled_tasks set execution_time = now() where task_name = 'run'");
            await().atMost(PATIENCE).until(() -> scrape().value("sync_runs_taken_over_total", "") >= 1);
        }
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsMadeUpAndTheScrapeIsQuick() {
        try (CrashingServer server = CrashingServer.start();
                Node alone = Node.on(server.database(), Map.of("sync.account.metrics-token", "for-scrapers"))) {
            assertThat(scrapeOf(alone).value("sync_active", "status=\"paused\""))
                    .isZero();
            monthsLieReady(alone);
            server.crash();
            await().atMost(PATIENCE).until(() -> Double.isNaN(scrapeOf(alone).value("sync_log_months_ahead", "")));
            long before = System.nanoTime();
            Scrape scrape = scrapeOf(alone);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
            assertThat(scrape.value("sync_active", "status=\"paused\"")).isNaN();
            assertThat(scrape.value("sync_queue_age_seconds", "task=\"run\"")).isNaN();
            server.comeBack();
            monthsLieReady(alone);
        }
    }

    /** The upkeep makes them when a node starts. */
    private static void monthsLieReady(Node node) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(scrapeOf(node).value("sync_log_months_ahead", ""))
                        .isCloseTo(3, withPrecision(1.0)));
    }

    /** Busy once, then an empty list. */
    private void answer(HttpExchange exchange) throws IOException {
        boolean again = exchange.getRequestURI().toString().contains("p=") && busy.compareAndSet(true, false);
        byte[] body = (again ? "{}" : "{\"items\":[{\"id\":\"1\"}],\"total\":1}").getBytes(StandardCharsets.UTF_8);
        if (again) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        boolean beyond = "2".equals(StandIn.query(exchange).get("p"));
        StandIn.send(
                exchange,
                again ? 429 : 200,
                "application/json",
                beyond ? "{\"items\":[],\"total\":1}".getBytes(StandardCharsets.UTF_8) : body);
    }

    private static ConnectionDraft draft(StandIn shop) {
        return draft(shop.uri("/").toString());
    }

    private static ConnectionDraft draft(String address) {
        JsonMapper json = JsonMapper.shared();
        return new ConnectionDraft(
                "Secret shop",
                SourceSystem.CUSTOM,
                address,
                json.createObjectNode(),
                Secrets.none(),
                List.of(new EntitySetup(
                        EntityType.ORDER, true, (ObjectNode) json.readTree("""
                                {"list":"/items","id":"/id","total":"/total","paging":{"kind":"page","parameter":"p"}}
                                """), json.createArrayNode())));
    }

    private Scrape scrape() {
        return scrapeOf(node);
    }

    private static Scrape scrapeOf(Node node) {
        var answer = node.get("/actuator/prometheus", "Authorization", "Bearer for-scrapers");
        assertThat(answer.statusCode()).isEqualTo(200);
        return new Scrape(answer.body());
    }

    /** Names of the metrics that the expressions of its panels ask for. */
    private static Set<String> dashboard() {
        JsonNode root = JsonMapper.shared().readTree(DASHBOARD.toFile());
        return root.findValues("expr").stream()
                .map(JsonNode::asString)
                .flatMap(expression -> Scrape.namesIn(expression).stream())
                .collect(Collectors.toSet());
    }
}

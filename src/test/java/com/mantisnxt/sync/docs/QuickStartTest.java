package com.mantisnxt.sync.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.base.ui.FirstReport;
import com.mantisnxt.sync.docs.Markdown.Fence;
import com.mantisnxt.sync.preview.plan.Exclusions;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PreviewApproval;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.NeedsTool;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.SharedDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** Every block of code in the quick start, and the call in the README, run as they stand. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "vaadin.productionMode=true")
@ContextConfiguration(initializers = SharedDatabase.class)
class QuickStartTest {

    private static final Markdown DOCUMENT = Markdown.of("docs", "SYNC_OPERATIONS_QUICKSTART.md");

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private SyncCommands commands;

    @Autowired
    private Exclusions exclusions;

    @Autowired
    private PreviewApproval approval;

    @Autowired
    private CurrentCaller currentCaller;

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    private final Caller caller = Organisations.anybody();
    private Program program;

    @BeforeEach
    void aServiceWithAToken() {
        String token = currentCaller
                .callAs(caller, () -> tokens.create("quick start", EnumSet.allOf(Scope.class), null))
                .value();
        program = new Program(folder, Map.of("CONSOLE", "http://localhost:" + port, "TOKEN", token));
    }

    @Test
    @NeedsTool({"bash", "curl"})
    void everyCallWithCurlIsAnsweredAsShown() throws Exception {
        List<Fence> fences = DOCUMENT.fences();
        String answer = "";
        for (Fence fence : fences) {
            if (fence.language().equals("bash") && fence.words().contains("run")) {
                if (fence.words().contains("asked")) {
                    anOperatorAsksForAPause();
                }
                if (fence.words().contains("approved")) {
                    anAdministratorApprovesThePreview();
                }
                answer = program.run("bash", "-euc", fence.text());
            } else if (fence.language().equals("json")) {
                Answer.of(answer).isLike(fence.text(), fence.words().contains("exact"));
                String name = fence.words().contains("preview") ? "PREVIEW" : "COMMAND";
                program = program.with(name, Answer.of(answer).firstId());
            }
        }
        assertThat(fences).filteredOn(fence -> fence.words().contains("run")).hasSizeGreaterThan(6);
        assertThat(statusOf("orders-4711")).isEqualTo("completed_with_errors");
        assertThat(statusOf("apply-" + preview())).isEqualTo("completed_with_errors");
    }

    @Test
    @NeedsTool({"bash", "curl"})
    void theCallInTheReadmeStartsASync() throws Exception {
        program.run("bash", "-euc", Markdown.of("README.md").fence("bash", "run"));
        assertThat(statusOf("orders-1")).isEqualTo("in_progress");
    }

    @Test
    @NeedsTool({"bash", "curl"})
    void theCommandsThatEmptyListsShowDoWhatTheySay() throws Exception {
        Program typed = program.with("SYNC_TOKEN", program.environment().get("TOKEN"));
        for (String command : FirstReport.typed("http://localhost:" + port)) {
            typed.run("bash", "-euc", command.replace("curl ", "curl -sS --fail "));
        }
        assertThat(statusOf("my-first-sync")).isEqualTo("completed");
        assertThat(preview()).isNotNull();
    }

    @Test
    void theJavaProgramReportsASync() throws Exception {
        Files.writeString(folder.resolve("SyncProducts.java"), DOCUMENT.fence("java", "run"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        program.run(java.toString(), "SyncProducts.java");
        assertThat(statusOf("products-4711")).isEqualTo("completed");
    }

    @Test
    void theStatementsOfTheTypeScriptProgramReportASync() throws Exception {
        var statements = PgStatements.of(DOCUMENT.fence("typescript", "run"));
        Map<String, Object> values = Map.of(
                "orgId",
                caller.org().value(),
                "userId",
                String.valueOf(caller.user()),
                "syncId",
                "customers-4711",
                "total",
                3,
                "processed",
                2,
                "failed",
                1,
                "message",
                "no such country: XX",
                "itemKey",
                "customer 17");
        try (Session session = TestServer.POSTGRES_18.shared().asApplication()) {
            statements.runAll(session.connection(), values);
        }
        assertThat(statusOf("customers-4711")).isEqualTo("completed_with_errors");
        assertThat(errorsOf("customers-4711")).containsExactly("no such country: XX");
    }

    @Test
    void theTypeScriptProgramRunsAsItStands() throws Exception {
        NodeFolder node = NodeFolder.withPg();
        node.write("quickstart.ts", DOCUMENT.fence("typescript", "run"));
        node.write("run.mjs", """
                globalThis.copy = async (customer) => {
                  if (customer.key === 'customer 17') throw new Error('no such country: XX');
                };
                const { syncCustomers } = await import('./quickstart.ts');
                const customers = ['customer 16', 'customer 17', 'customer 18'].map((key) => ({ key }));
                await syncCustomers(process.env.ORG, process.env.PERSON, 'customers-0815', customers);
                process.exit(0);
                """);
        var database = TestServer.POSTGRES_18.shared();
        node.run(
                Map.of(
                        "DATABASE_URL",
                        "postgres://sync_app@localhost:" + database.port() + "/" + database.name(),
                        "ORG",
                        caller.org().toString(),
                        "PERSON",
                        String.valueOf(caller.user())),
                "run.mjs");
        assertThat(statusOf("customers-0815")).isEqualTo("completed_with_errors");
        assertThat(errorsOf("customers-0815")).containsExactly("Error: no such country: XX");
    }

    @Test
    void theComponentForReactShowsASyncUntilItHasEnded() throws Exception {
        NodeFolder node = NodeFolder.withReact();
        node.write("SyncProgress.tsx", DOCUMENT.fence("tsx", "run"));
        node.write("passOn.mjs", DOCUMENT.fence("javascript", "run"));
        node.write("show.mjs", Files.readString(Path.of("src", "test", "resources", "docs", "show-progress.mjs")));
        node.run(
                Map.of(),
                "node_modules/typescript/bin/tsc",
                "--noEmit",
                "--strict",
                "--jsx",
                "react-jsx",
                "--lib",
                "es2023,dom",
                "--types",
                "react",
                "--module",
                "esnext",
                "--moduleResolution",
                "bundler",
                "SyncProgress.tsx");
        String shown = node.run(program.with("PORT", "0").environment(), "show.mjs");
        assertThat(shown.lines())
                .containsSubsequence(
                        "The sync could not be loaded; trying again.",
                        "42 | in progress: 42 of 100 items, 2 failed",
                        "42 | in progress: 42 of 100 items, 2 failed Not current: the console could not be asked.",
                        "72 | in progress: 72 of 100 items, 2 failed",
                        "100 | failed: 100 of 100 items, 2 failed <the shop> said no");
        assertThat(shown).doesNotContain(program.environment().get("TOKEN"));
        assertThat(statusOf("react-4711")).isEqualTo("failed");
    }

    private void anOperatorAsksForAPause() {
        currentCaller.runAs(caller, () -> {
            commands.fetch("orders-4711");
            commands.request("orders-4711", CommandKind.PAUSE, "stock-taking until 14:00");
        });
    }

    /** But for one field. */
    private void anAdministratorApprovesThePreview() {
        UUID preview = preview();
        currentCaller.runAs(caller, () -> {
            PlanRow decided = exclusions.excludeField(preview, 1, "price", "not before Monday");
            approval.approve(preview, decided.hash());
        });
    }

    private UUID preview() {
        try (Session session =
                TestServer.POSTGRES_18.shared().asApplication(caller.org().value())) {
            return session.value(UUID.class, "select preview_id from sync_console.preview_plan");
        }
    }

    private String statusOf(String syncId) {
        try (Session session =
                TestServer.POSTGRES_18.shared().asApplication(caller.org().value())) {
            return String.valueOf(session.value(
                    String.class, "select status::text from public.sync_progress where sync_id = ?", syncId));
        }
    }

    private List<String> errorsOf(String syncId) {
        try (Session session =
                TestServer.POSTGRES_18.shared().asApplication(caller.org().value())) {
            return session.values(
                    String.class,
                    "select error_message from public.sync_activity_log"
                            + " where sync_id = ? and error_message is not null",
                    syncId);
        }
    }
}

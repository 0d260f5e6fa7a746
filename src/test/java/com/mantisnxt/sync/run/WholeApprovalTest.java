package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** Whichever part of an approval fails, nothing of it stays; and when nothing fails, all of it is there. */
@ConsoleTest
@Import(MadeUpSources.class)
class WholeApprovalTest {

    /** What an approval leaves, and how its rows are known as this organisation's. */
    private static final Map<String, String> LEFT = new TreeMap<>(Map.of(
            "sync_console.preview_approval", "%sorg_id::text",
            "sync_console.preview_plan", "%sorg_id::text",
            "sync_console.audit_event", "%sorg_id::text",
            "sync_console.run", "%sorg_id::text",
            "sync_console.scheduled_tasks", "left(%stask_instance, 36)",
            "public.sync_progress", "%sorg_id::text",
            "public.sync_activity_log", "%sorg_id::text",
            "public.sync_preview_cache", "%sorg_id::text"));

    @Autowired
    private ApplicationContext context;

    private Shop shop;
    private UUID preview;

    @BeforeEach
    void aPreviewWaits() {
        shop = Shop.stored(context, new RecordsOfATest().products(3, "1"));
        shop.now(new RecordsOfATest().products(3, "2"));
        preview = shop.compute();
        administer("""
                create function public.refuses_for_a_test() returns trigger language plpgsql
                as $$ begin raise exception 'the write fails in this test'; end $$
                """);
    }

    @AfterEach
    void allIsWrittenAgain() {
        administer("drop function if exists public.refuses_for_a_test() cascade");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "sync_console.scheduled_tasks, insert",
        "sync_console.run, insert",
        "sync_console.preview_approval, insert",
        "sync_console.audit_event, insert",
        "sync_console.preview_plan, update",
        "public.sync_preview_cache, update",
        "public.sync_progress, insert",
        "public.sync_activity_log, insert"
    })
    void aWriteThatFailsLeavesNothingOfTheApproval(String table, String operation) {
        Map<String, String> before = contents();
        administer("create trigger refuses before " + operation + " on " + table + " for each row when ("
                + LEFT.get(table).formatted("new.") + " = '" + shop.caller.org()
                + "') execute function public.refuses_for_a_test()");
        Throwable fault = catchThrowable(() -> shop.approve(preview));
        assertThat(fault)
                .as("the approval fails, and is not refused")
                .isNotNull()
                .isNotInstanceOf(Refused.class);
        assertThat(Throwables.getStackTrace(fault))
                .as("by that write")
                .containsAnyOf("the write fails in this test", "current transaction is aborted");
        assertThat(contents()).isEqualTo(before);
        assertThat(shop.plan(preview).state()).isEqualTo(PlanState.PENDING);
        allIsWrittenAgain();
        assertThat(shop.approve(preview).state()).isEqualTo(PlanState.APPROVED);
        assertThat(contents())
                .allSatisfy((name, content) -> assertThat(content)
                        .as("what is looked at says something: " + name)
                        .isNotEqualTo(before.get(name)));
        shop.work();
        assertThat(shop.result(preview).applied()).isEqualTo(3);
    }

    /** Everything that the organisation has in each table. */
    private Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        try (Session administrator = TestServer.POSTGRES_18.shared().asAdministrator()) {
            LEFT.forEach((table, organisation) -> contents.put(
                    table,
                    administrator.value(
                            String.class,
                            "select coalesce(string_agg(t::text, e'\\n' order by t::text), '') from " + table
                                    + " t where " + organisation.formatted("t.") + " = ?",
                            shop.caller.org().toString())));
        }
        return contents;
    }

    private static void administer(String statement) {
        try (Session administrator = TestServer.POSTGRES_18.shared().asAdministrator()) {
            administrator.runScript(statement);
        }
    }
}

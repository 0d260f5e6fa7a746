package com.mantisnxt.sync.progress.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.CommandOutcome;
import com.mantisnxt.sync.progress.FinishReport;
import com.mantisnxt.sync.progress.OpenCommand;
import com.mantisnxt.sync.progress.StartReport;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.progress.SyncReports;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Three syncs of an organisation, one of which takes no commands, and acts on them. */
@ConsoleTest
abstract class BulkStage {

    static final BooleanSupplier NEVER = () -> false;

    @Autowired
    BulkActs acts;

    @Autowired
    BulkResults results;

    @Autowired
    BulkWorker worker;

    @Autowired
    SyncCommands commands;

    @Autowired
    SyncReports reports;

    @Autowired
    CurrentCaller currentCaller;

    final Caller caller = Organisations.anybody();

    @BeforeEach
    void threeSyncsRunOfWhichOneIsDeaf() {
        start("a");
        start("b");
        start("deaf");
        listen("a");
        listen("b");
    }

    List<String> manySyncs(int count) {
        List<String> many = IntStream.range(0, count).mapToObj(i -> "many-" + i).toList();
        try (Session session = session()) {
            session.run("""
                    insert into public.sync_progress
                           (org_id, sync_id, entity_type, total_items, status, completes_by_finish, commands_fetched_at)
                    select ?, 'many-' || i, 'product', 100, 'in_progress', true, now()
                      from generate_series(0, ?) i
                    """, caller.org().value(), count - 1);
        }
        return many;
    }

    void start(String syncId) {
        as(() -> reports.start(new StartReport(syncId, null, EntityType.ORDER, "odoo", 100, Map.of(), null)));
    }

    void finish(String syncId) {
        currentCaller.runAs(
                caller, () -> reports.finish(syncId, new FinishReport(SyncStatus.COMPLETED, null, null, null, null)));
    }

    List<OpenCommand> listen(String syncId) {
        return as(() -> commands.fetch(syncId));
    }

    void obey(String syncId, UUID act) {
        work(act);
        listen(syncId)
                .forEach(command -> currentCaller.runAs(
                        caller, () -> commands.acknowledge(syncId, command.id(), CommandOutcome.DONE, null)));
    }

    UUID begin(CommandKind kind, @Nullable String reason, String... syncIds) {
        return as(() -> acts.begin(kind, List.of(syncIds), reason));
    }

    void work(UUID act) {
        assertThat(worker.work(key(act), NEVER)).isEmpty();
    }

    BulkKey key(UUID act) {
        return new BulkKey(caller.org(), act);
    }

    BulkAct find(UUID act) {
        return as(() -> results.find(act)).orElseThrow();
    }

    List<BulkItem> items(UUID act) {
        return as(() -> results.items(act, null, null, 100));
    }

    long logged(String syncId, String act) {
        try (Session session = session()) {
            return session.count(
                    "select count(*) from public.sync_activity_log where sync_id = ? and details ->> 'act' = ?",
                    syncId,
                    act);
        }
    }

    Session session() {
        return TestServer.POSTGRES_18.shared().asApplication(caller.org().value());
    }

    <T> T as(Supplier<T> work) {
        return currentCaller.callAs(caller, work);
    }
}

package com.mantisnxt.sync.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A start that was sent twice at the same moment, as by a client that waited for its answer for too short a time. */
@ConsoleTest
class StartedAtOnceTest {

    private final Caller caller = Organisations.anybody();

    @Autowired
    private SyncReports reports;

    @Autowired
    private CurrentCaller currentCaller;

    @RepeatedTest(10)
    void theSameKeyAtOnceStartsOneSync() {
        List<Object> answers = atOnce(4, number -> start(null, 100));
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer).isInstanceOf(SyncReports.Started.class))
                .extracting(answer -> ((SyncReports.Started) answer).syncId())
                .containsOnly(onlySync());
        assertThat(answers)
                .extracting(answer -> ((SyncReports.Started) answer).created())
                .containsOnlyOnce(true);
        try (Session service =
                TestServer.POSTGRES_18.shared().asApplication(caller.org().value())) {
            assertThat(service.count("select count(*) from public.sync_activity_log where action = 'sync_start'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void theSameKeyForAnotherRequestIsRefusedWhicheverWasFirst() {
        List<Object> answers = atOnce(2, number -> start(null, 100 + number));
        assertThat(answers)
                .filteredOn(answer -> answer instanceof SyncReports.Started)
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer instanceof Refused)
                .singleElement()
                .extracting(refused -> ((Refused) refused).code().value())
                .isEqualTo("idempotency_key_reused");
        onlySync();
    }

    private StartReport start(@Nullable String syncId, int total) {
        return new StartReport(syncId, null, EntityType.ORDER, "odoo", total, Map.of(), "one-key");
    }

    private List<Object> atOnce(int callers, java.util.function.IntFunction<StartReport> report) {
        var together = new CyclicBarrier(callers);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, callers)
                    .mapToObj(number ->
                            CompletableFuture.supplyAsync(() -> answer(together, report.apply(number)), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private Object answer(CyclicBarrier together, StartReport report) {
        try {
            together.await();
            return currentCaller.callAs(caller, () -> reports.start(report));
        } catch (Refused refused) {
            return refused;
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private String onlySync() {
        try (Session service =
                TestServer.POSTGRES_18.shared().asApplication(caller.org().value())) {
            return String.valueOf(service.value(String.class, "select sync_id from public.sync_progress"));
        }
    }
}

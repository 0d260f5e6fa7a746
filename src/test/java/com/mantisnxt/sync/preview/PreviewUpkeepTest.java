package com.mantisnxt.sync.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.run.Shop;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** Previews that have expired are deleted, every quarter of an hour, on every node. */
@ConsoleTest
@Import(MadeUpSources.class)
class PreviewUpkeepTest {

    private final ApplicationContext context;
    private final PreviewUpkeep upkeep;

    @Autowired
    PreviewUpkeepTest(ApplicationContext context, PreviewUpkeep upkeep) {
        this.context = context;
        this.upkeep = upkeep;
    }

    @Test
    void itRunsByItselfEveryQuarterOfAnHour() {
        List<FixedDelayTask> tasks = context.getBeansOfType(ScheduledTaskHolder.class).values().stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .filter(task -> task.toString().contains("PreviewUpkeep"))
                .flatMap(task -> task.getTask() instanceof FixedDelayTask fixed ? Stream.of(fixed) : Stream.empty())
                .toList();
        assertThat(tasks)
                .singleElement()
                .satisfies(task -> assertThat(task.getIntervalDuration()).isEqualTo(Duration.ofMinutes(15)));
    }

    @Test
    void whatHasExpiredOfAnyOrganisationGoesAndTwoNodesAtOnceDoNoHarm() {
        Caller one = Organisations.anybody();
        Caller two = Organisations.anybody();
        Instant now = Instant.now();
        for (Caller caller : List.of(one, two)) {
            stored(caller).add("{}", now.minusSeconds(7_200), now.minusSeconds(60));
            stored(caller).add("{}", now.minusSeconds(7_200), now.plusSeconds(600));
        }
        Thread other = Thread.startVirtualThread(upkeep::cleanUp);
        upkeep.cleanUp();
        join(other);
        assertThat(held(one)).isEqualTo(1);
        assertThat(held(two)).isEqualTo(1);
    }

    @Test
    void whatWasApprovedStaysLongAfterItsHour() {
        Shop shop = Shop.stored(context, new RecordsOfATest().products(3, "1"));
        UUID approved;
        try (Session session = shop.session()) {
            approved = session.value(UUID.class, "select preview_id from sync_console.preview_plan");
        }
        UUID pending = shop.compute();
        try (Session session = shop.session()) {
            session.run("update sync_console.preview_plan set approvable_until = now() - interval '2 hours'");
            session.run(
                    "update public.sync_preview_cache set expires_at = now() - interval '1 second' where id = ?",
                    pending);
        }
        upkeep.cleanUp();
        PlanRow plan = shop.plan(approved);
        assertThat(plan.wasApproved()).isTrue();
        assertThat(shop.result(approved).applied()).isEqualTo(3);
        try (Session session = shop.session()) {
            assertThat(session.count("select count(*) from sync_console.preview_plan where preview_id = ?", pending))
                    .as("its items and all went with it")
                    .isZero();
        }
    }

    private static StoredPreviews stored(Caller caller) {
        return new StoredPreviews(
                TestServer.POSTGRES_18.shared(), caller.org().value(), Objects.requireNonNull(caller.user()));
    }

    private static long held(Caller caller) {
        try (Session session =
                TestServer.POSTGRES_18.shared().asApplication(caller.org().value())) {
            return session.count("select count(*) from public.sync_preview_cache");
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package com.mantisnxt.sync.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.demo.Script.Trait;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.SyncState;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.testing.SharedDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** Each kind of service in the demo, with so little to do that what sets it apart shows within seconds. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vaadin.productionMode=true", "sync.board.silent-after=3s"})
@ContextConfiguration(initializers = SharedDatabase.class)
@ExtendWith(OutputCaptureExtension.class)
class MakeBelieveServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Syncs syncs;

    @LocalServerPort
    private int port;

    private OrganisationFixture organisation;
    private Thread service;

    @BeforeEach
    void open() {
        organisation = OrganisationFixture.in(context);
    }

    @AfterEach
    void stop() throws InterruptedException {
        service.interrupt();
        service.join();
    }

    @Test
    void aSteadyOneDoesItsWork() {
        work(Trait.STEADY, 12, 0);
        SyncSnapshot sync = awaits(found -> !found.isActive());
        assertThat(sync.status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(sync.counts().processed()).isEqualTo(12);
        assertThat(sync.worker().batch()).isEqualTo(1);
    }

    @Test
    void itemsFailWhereTheScriptSaysSo() {
        work(Trait.BURSTS, 40, .5);
        SyncSnapshot sync = awaits(found -> !found.isActive());
        assertThat(sync.status()).isEqualTo(SyncStatus.COMPLETED_WITH_ERRORS);
        assertThat(sync.counts().failed()).isBetween(1, 39);
        assertThat(sync.counts().done()).isEqualTo(40);
    }

    @Test
    void oneGoesSilentBeforeItsEnd() {
        work(Trait.GOES_SILENT, 12, 0);
        SyncSnapshot sync = awaits(found -> syncs.live(found).state() == SyncState.STALLED);
        assertThat(sync.isActive()).isTrue();
        assertThat(sync.counts().processed()).isBetween(8, 11);
    }

    @Test
    void oneFailsHalfway() {
        work(Trait.FAILS_HALFWAY, 12, 0);
        SyncSnapshot sync = awaits(found -> !found.isActive());
        assertThat(sync.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(sync.counts().processed()).isBetween(4, 11);
        assertThat(sync.ending().error()).contains("refused after 5 attempts");
    }

    @Test
    void oneNeverKnowsItsTotal() {
        work(Trait.NO_TOTAL, 60, 0);
        assertThat(awaits(found -> found.counts().processed() > 0).counts().total())
                .isNull();
    }

    @Test
    void onePausesGoesOnAndCancelsAsItIsToldAndBeginsAnew(CapturedOutput output) {
        work(Trait.STEADY, 4_000, 0);
        awaits(SyncSnapshot::takesCommands);
        ask(CommandKind.PAUSE);
        awaits(found -> found.status() == SyncStatus.PAUSED);
        ask(CommandKind.RESUME);
        awaits(found -> found.status() == SyncStatus.IN_PROGRESS);
        ask(CommandKind.CANCEL);
        awaits(found -> found.status() == SyncStatus.CANCELLED);
        await().atMost(PATIENCE).until(() -> runs().size() == 2);
        assertThat(output).doesNotContain("lost its way");
    }

    @Test
    void oneIsDeaf() {
        work(Trait.DEAF, 4_000, 0);
        SyncSnapshot sync = awaits(found -> found.counts().processed() > 24);
        assertThat(sync.takesCommands()).isFalse();
    }

    /** Four items a step, of which there are two a second. */
    private void work(Trait trait, int total, double failing) {
        var token = organisation.asAdmin(
                () -> context.getBean(ApiTokens.class).create("demo services", Set.of(Scope.REPORT, Scope.READ), null));
        var script = new Script("short", SourceSystem.WOOCOMMERCE, EntityType.PRODUCT, total, 480, failing, trait);
        service = Thread.startVirtualThread(
                new MakeBelieveService(script, new Reporter(port, token.value()), Clock.systemUTC()));
    }

    private void ask(CommandKind kind) {
        organisation.doAsAdmin(() -> context.getBean(SyncCommands.class)
                .request(first().orElseThrow().syncId(), kind, "to see what it does"));
    }

    private SyncSnapshot awaits(Predicate<SyncSnapshot> is) {
        await().atMost(PATIENCE).until(() -> first().filter(is).isPresent());
        return first().orElseThrow();
    }

    private Optional<SyncSnapshot> first() {
        return runs().stream().min(Comparator.comparing(sync -> sync.times().started()));
    }

    private List<SyncSnapshot> runs() {
        return organisation.asAdmin(
                () -> Stream.concat(syncs.active(null, 10).stream(), syncs.finished(null, 10).stream())
                        .toList());
    }
}

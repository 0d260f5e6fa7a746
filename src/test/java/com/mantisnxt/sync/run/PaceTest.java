package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.connector.Pace;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** All who work on a connection, on whatever node, take their slots from one row. */
@ConsoleTest
@Import(MadeUpSources.class)
class PaceTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Paces paces;

    private Shop shop;

    @BeforeEach
    void aShop() {
        shop = Shop.with(context, new RecordsOfATest());
    }

    @Test
    void whereNothingIsSetNothingIsHeldBack() {
        assertThat(pace()).isSameAs(Pace.FREE);
        set(10);
        set(null);
        assertThat(pace()).isSameAs(Pace.FREE);
    }

    @Test
    void whoAsksAtOnceGetsSlotsOneAfterTheOther() {
        set(1_200);
        Pace pace = pace();
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 16).forEach(i -> threads.execute(() -> await(pace)));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("the last one waited for its own slot of 50 ms")
                .isGreaterThanOrEqualTo(Duration.ofMillis(15 * 50 - 10));
        assertThat(Duration.between(begun(), next()))
                .as("sixteen slots lie behind")
                .isGreaterThanOrEqualTo(Duration.ofMillis(16 * 50 - 20));
    }

    @Test
    void aSlotThatIsFarAwayIsToldAndNotTaken() {
        set(2);
        Pace pace = pace();
        await(pace);
        Instant next = next();
        SourceFault told = catchThrowableOfType(SourceFault.class, () -> await(pace));
        assertThat(told.kind()).isEqualTo(SourceFault.Kind.THROTTLED);
        assertThat(Paces.isWait(told)).as("no try of the sync ends by it").isTrue();
        assertThat(told.retryAt()).isEqualTo(next);
        assertThat(next()).isEqualTo(next);
    }

    /** Many a page takes several requests, and whoever comes back for the second would begin with the first again. */
    @Test
    void whatTakesSeveralRequestsComesToItsEndAtASlowPaceAndSaysThatItWaits() {
        RecordsOfATest source = new RecordsOfATest().products(3, "1").beforeEachPage(() -> {
            Pace.current().await();
            Pace.current().await();
        });
        shop = Shop.with(context, source).unguarded();
        set(24);
        String sync =
                shop.as(() -> context.getBean(SyncRequests.class).begin(shop.connection, EntityType.PRODUCT, true));
        var work = CompletableFuture.runAsync(shop::work, Thread::startVirtualThread);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> "throttled".equals(worker(sync).state()));
        assertThat(worker(sync).reason()).isEqualTo("As many requests were sent as this connection allows.");
        assertThat(worker(sync).until()).isAfter(Instant.now().minusSeconds(60));
        work.join();
        assertThat(source.walks()).as("read in one go").isEqualTo(1);
        assertThat(shop.records()).hasSize(3);
        assertThat(status(sync)).isEqualTo(SyncStatus.COMPLETED);
    }

    /** At a slow pace a page of many requests takes minutes; it is read again when the sync goes on. */
    @ParameterizedTest
    @EnumSource(names = {"PAUSE", "CANCEL"})
    void whoWaitsForItsTurnIsHeardByOperators(CommandKind kind) {
        var asked = new AtomicInteger();
        RecordsOfATest source = new RecordsOfATest()
                .products(4, "1")
                .inPagesOf(2)
                .withCursors()
                .beforeEachPage(() -> {
                    Pace.current().await();
                    asked.incrementAndGet();
                });
        shop = Shop.with(context, source).unguarded();
        set(2);
        var byTwo = new SyncSetting(true, null, false, Duration.ofHours(24), null, 8, null, 2);
        shop.as(() -> {
            context.getBean(SyncSettings.class).set(shop.connection, EntityType.PRODUCT, byTwo);
            return true;
        });
        String sync =
                shop.as(() -> context.getBean(SyncRequests.class).begin(shop.connection, EntityType.PRODUCT, true));
        var work = CompletableFuture.runAsync(shop::work, Thread::startVirtualThread);
        Awaitility.await().atMost(PATIENCE).until(() -> sync(sync).counts().processed() == 2);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> "throttled".equals(worker(sync).state())
                        || sync(sync).counts().processed() > 2);
        assertThat(sync(sync).counts().processed())
                .as("items that came in while it waits do not make it run")
                .isEqualTo(2);
        Instant slot = worker(sync).until();
        shop.as(() -> context.getBean(SyncCommands.class).request(sync, kind, "of a test"));
        work.join();
        shop.work();
        assertThat(next()).as("whoever comes next has its slot").isEqualTo(slot);
        assertThat(asked).as("requests that were sent").hasValue(1);
        assertThat(status(sync)).isEqualTo(kind == CommandKind.PAUSE ? SyncStatus.PAUSED : SyncStatus.CANCELLED);
        if (kind == CommandKind.PAUSE) {
            set(null);
            itIsLater();
            shop.as(() -> context.getBean(SyncCommands.class).request(sync, CommandKind.RESUME, null));
            shop.work();
            assertThat(source.asked()).containsExactly("all", "on from 2");
            assertThat(status(sync)).isEqualTo(SyncStatus.COMPLETED);
            assertThat(shop.records()).hasSize(4);
        }
    }

    private void itIsLater() {
        try (Session session = shop.session()) {
            session.run("update sync_console.run set throttled_until = now() where throttled_until is not null");
        }
    }

    private SyncStatus status(String sync) {
        return sync(sync).status();
    }

    private SyncSnapshot sync(String sync) {
        return shop.as(() -> context.getBean(Syncs.class).get(sync));
    }

    @Test
    void onlyTheFirstRequestOfATurnIsToldToComeLater() {
        set(24);
        await(pace());
        Instant next = next();
        Pace ofTurn = shop.as(() -> paces.of(shop.connection, until -> {}));
        SourceFault told = catchThrowableOfType(SourceFault.class, () -> await(ofTurn));
        assertThat(told.retryAt()).isEqualTo(next);
        await(ofTurn);
        assertThat(next()).as("its slot was taken").isAfter(next);
    }

    /** On two nodes, or on one. */
    @Test
    void aSlotThatIsCalledOffIsGivenBackUnlessALaterOneIsTaken() {
        set(1);
        await(pace());
        Instant free = next();
        var one = new CalledOff();
        one.call();
        one.end();
        assertThat(next()).isEqualTo(free);

        one = new CalledOff();
        var other = new CalledOff();
        one.call();
        other.call();
        other.end();
        one.end();
        assertThat(next()).as("the later one first").isEqualTo(free);

        one = new CalledOff();
        other = new CalledOff();
        one.call();
        other.call();
        one.end();
        assertThat(next()).as("the other waits for a later one").isEqualTo(free.plusSeconds(120));
        other.end();
        assertThat(next()).isEqualTo(free.plusSeconds(60));
    }

    /** In the midst of a turn it waits for its slot until it is called off. */
    private final class CalledOff implements Paces.Waiter {

        private final CompletableFuture<Instant> told = new CompletableFuture<>();
        private final AtomicBoolean isOff = new AtomicBoolean();
        private @Nullable CompletableFuture<Void> waiting;

        void call() {
            Pace pace = shop.as(() -> paces.of(shop.connection, this));
            assertThatThrownBy(() -> await(pace)).isInstanceOf(SourceFault.class);
            waiting = CompletableFuture.runAsync(() -> await(pace), Thread::startVirtualThread);
            told.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        }

        void end() {
            isOff.set(true);
            assertThatThrownBy(() -> Objects.requireNonNull(waiting).get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .hasCauseInstanceOf(SourceFault.class);
        }

        @Override
        public void waits(Optional<Instant> until) {
            until.ifPresent(told::complete);
        }

        @Override
        public boolean isCalledOff(Instant until) {
            return isOff.get();
        }
    }

    private SyncSnapshot.Worker worker(String sync) {
        return sync(sync).worker();
    }

    @Test
    void onlyAdministratorsSetItWithinReason() {
        Caller operator = new Caller(shop.caller.org(), null, "operator", Set.of(Right.READ, Right.STEER));
        assertThatThrownBy(() -> shop.as(operator, () -> {
                    paces.set(shop.connection, 5);
                    return true;
                }))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> set(0)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> set(100_001)).isInstanceOf(InvalidInput.class);
    }

    private void set(@Nullable Integer requests) {
        shop.as(() -> {
            paces.set(shop.connection, requests);
            return true;
        });
    }

    private Pace pace() {
        return shop.as(() -> paces.of(shop.connection));
    }

    private void await(Pace pace) {
        shop.as(() -> {
            pace.await();
            return true;
        });
    }

    private Instant begun() {
        try (Session session = shop.session()) {
            return session.value(
                            OffsetDateTime.class,
                            "select changed_at from sync_console.connection_pace where connection_id = ?",
                            shop.connection)
                    .toInstant();
        }
    }

    private Instant next() {
        try (Session session = shop.session()) {
            return session.value(
                            OffsetDateTime.class,
                            "select next_at from sync_console.connection_pace where connection_id = ?",
                            shop.connection)
                    .toInstant();
        }
    }
}

package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.DeadSync;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** Several kinds of one connection: what refers to others comes after them, and only so many are worked on at once. */
@ConsoleTest
@Import(MadeUpSources.class)
class KindsInOrderTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private SyncRequests requests;

    @Autowired
    private RunWorker worker;

    @Autowired
    private AtOnce atOnce;

    private Shop shop;

    @BeforeEach
    void aShop() {
        shop = Shop.with(context, new RecordsOfATest().products(3, "1")).unguarded();
    }

    @Test
    void ordersWaitForProductsAndTheBoardSaysSo() {
        String orders = begin(EntityType.ORDER);
        String products = begin(EntityType.PRODUCT);
        assertThat(work(orders)).as("it looks again").isPresent();
        SyncSnapshot waiting = of(orders);
        assertThat(waiting.status()).isEqualTo(SyncStatus.PENDING);
        assertThat(waiting.worker().state()).isEqualTo("queued");
        assertThat(waiting.worker().reason()).isEqualTo("waits for products of this connection");
        assertThat(leased(orders)).as("nobody holds it meanwhile").isZero();
        assertThat(work(products)).isEmpty();
        assertThat(of(products).status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(dueNow(orders)).as("it is called").isOne();
        assertThat(work(orders)).isEmpty();
        assertThat(of(orders).status()).isEqualTo(SyncStatus.COMPLETED);
    }

    @Test
    void whatIsDueAtTheSameMomentGoesFirst() {
        shop.as(() -> {
            SyncSetting hourly = SyncSetting.USUAL.with(true, new Rhythm.Every(Duration.ofHours(1)));
            context.getBean(SyncSettings.class).set(shop.connection, EntityType.CUSTOMER, hourly);
            return true;
        });
        String orders = begin(EntityType.ORDER);
        var key = new DueKey(shop.caller.org(), shop.connection, EntityType.CUSTOMER);
        due(key, "3 seconds");
        work(orders);
        assertThat(of(orders).worker().reason()).isEqualTo("waits for customers of this connection");
        due(key, "3 minutes");
        work(orders);
        assertThat(of(orders).status()).isEqualTo(SyncStatus.COMPLETED);
    }

    @Test
    void anEarlierKindThatIsPausedHoldsNobody() {
        String products = begin(EntityType.PRODUCT);
        String orders = begin(EntityType.ORDER);
        ask(products, CommandKind.PAUSE);
        work(products);
        assertThat(of(products).status()).isEqualTo(SyncStatus.PAUSED);
        work(orders);
        assertThat(of(orders).status()).isEqualTo(SyncStatus.COMPLETED);
    }

    @Test
    void operatorsAreHeardWhileItWaits() {
        begin(EntityType.PRODUCT);
        String orders = begin(EntityType.ORDER);
        work(orders);
        ask(orders, CommandKind.PAUSE);
        work(orders);
        assertThat(of(orders).status()).isEqualTo(SyncStatus.PAUSED);
        ask(orders, CommandKind.CANCEL);
        work(orders);
        assertThat(of(orders).status()).isEqualTo(SyncStatus.CANCELLED);
    }

    @Test
    void whatIsClosedWhileItWaitsIsOver() {
        begin(EntityType.PRODUCT);
        String orders = begin(EntityType.ORDER);
        work(orders);
        DeadSync.is(TestServer.POSTGRES_18.shared(), shop.caller.org().value(), orders);
        shop.as(() -> {
            context.getBean(SyncCommands.class).close(orders, SyncStatus.FAILED, "not wanted any more");
            return true;
        });
        assertThat(work(orders)).isEmpty();
        try (Session session = shop.session()) {
            assertThat(session.count("select count(*) from sync_console.run where state_code = 5"))
                    .isOne();
        }
    }

    @Test
    void aWorkerWhoDiesDoesNotLeaveTheOthersWaiting() {
        String products = begin(EntityType.PRODUCT);
        String orders = begin(EntityType.ORDER);
        shop.now(new RecordsOfATest().products(3, "1").beforeEachPage(() -> {
            throw new Error("the machine stops");
        }));
        assertThat(catchThrowable(() -> work(products))).isInstanceOf(Error.class);
        shop.now(new RecordsOfATest().products(3, "1"));
        work(orders);
        assertThat(of(orders).worker().reason()).isEqualTo("waits for products of this connection");
        try (Session session = shop.session()) {
            session.run(
                    "update sync_console.run set lease_until = now() - interval '1 second' where sync_id = ?",
                    products);
        }
        work(products);
        work(orders);
        assertThat(of(products).status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(of(orders).status()).isEqualTo(SyncStatus.COMPLETED);
    }

    @Test
    void onlySoManyKindsAreWorkedOnAtOnce() {
        set(1);
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        shop.now(new RecordsOfATest().products(3, "1").beforeEachPage(() -> {
            reading.countDown();
            await(goOn);
        }));
        String customers = begin(EntityType.CUSTOMER);
        String suppliers = begin(EntityType.SUPPLIER);
        var working = CompletableFuture.runAsync(() -> work(customers));
        await(reading);
        work(suppliers);
        assertThat(of(suppliers).worker().reason())
                .isEqualTo("waits for another kind of this connection, one at a time");
        set(2);
        goOn.countDown();
        work(suppliers);
        working.join();
        assertThat(of(suppliers).status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(of(customers).status()).isEqualTo(SyncStatus.COMPLETED);
    }

    @Test
    void itIsSetWithinReason() {
        assertThatThrownBy(() -> set(9)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> set(0)).isInstanceOf(InvalidInput.class);
        set(3);
        assertThat(shop.<Optional<Integer>>as(() -> atOnce.find(shop.connection)))
                .contains(3);
        set(null);
        assertThat(shop.<Optional<Integer>>as(() -> atOnce.find(shop.connection)))
                .isEmpty();
    }

    private void set(@Nullable Integer kinds) {
        shop.as(() -> {
            atOnce.set(shop.connection, kinds);
            return true;
        });
    }

    private String begin(EntityType entity) {
        return shop.as(() -> requests.begin(shop.connection, entity, true));
    }

    private Optional<Instant> work(String sync) {
        try (Session session = shop.session()) {
            UUID run = session.value(UUID.class, "select id from sync_console.run where sync_id = ?", sync);
            return worker.work(new RunKey(shop.caller.org(), run));
        }
    }

    private long leased(String sync) {
        try (Session session = shop.session()) {
            return session.count(
                    "select count(*) from sync_console.run where sync_id = ? and lease_until is not null", sync);
        }
    }

    private long dueNow(String sync) {
        try (Session session = shop.session()) {
            return session.count(
                    "select count(*) from sync_console.scheduled_tasks t join sync_console.run r"
                            + " on t.task_instance = r.org_id || '/' || r.id where r.sync_id = ?"
                            + " and t.execution_time <= clock_timestamp() and r.held_for is not null",
                    sync);
        }
    }

    private void due(DueKey key, String in) {
        try (Session session = shop.session()) {
            session.run(
                    "update sync_console.scheduled_tasks set execution_time = now() + ?::interval where task_instance = ?",
                    in,
                    key.text());
        }
    }

    private void ask(String sync, CommandKind kind) {
        shop.as(() -> context.getBean(SyncCommands.class).request(sync, kind, "of a test"));
    }

    private SyncSnapshot of(String sync) {
        return shop.as(() -> context.getBean(Syncs.class).get(sync));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

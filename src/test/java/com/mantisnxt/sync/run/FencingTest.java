package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@ConsoleTest
@Import(MadeUpSources.class)
class FencingTest {

    private final ApplicationContext context;
    private final Runs runs;
    private final ApplyBatch batch;
    private final TransactionTemplate transaction;
    private Shop shop;
    private RunKey key;

    @Autowired
    FencingTest(ApplicationContext context, Runs runs, ApplyBatch batch, TransactionTemplate transaction) {
        this.context = context;
        this.runs = runs;
        this.batch = batch;
        this.transaction = transaction;
    }

    @BeforeEach
    void anApplyWaits() {
        shop = Shop.with(context, new RecordsOfATest().products(10, "1"));
        UUID preview = shop.compute();
        shop.approve(preview);
        try (Session session = shop.session()) {
            key = new RunKey(
                    shop.caller.org(),
                    session.value(UUID.class, "select id from sync_console.run where kind_code = 2"));
        }
    }

    @Test
    void withinTheLeaseNothingIsTaken() {
        assertThat(take()).isPresent();
        assertThat(take()).isEmpty();
        assertThat(inTransaction(() -> runs.busyUntil(key))).isPresent();
    }

    @Test
    void whoComesAfterItsLeaseChangesNothing() {
        HeldRun sleeper = take().orElseThrow();
        try (Session session = shop.session()) {
            session.run("update sync_console.run set lease_until = now() - interval '1 second' where id = ?", key.id());
        }
        assertThat(inTransaction(() -> runs.renew(sleeper))).isFalse();
        HeldRun successor = take().orElseThrow();
        assertThat(successor.takenOver()).isTrue();
        assertThatThrownBy(() -> inTransaction(() -> batch.next(sleeper)))
                .isInstanceOf(RunRefused.class)
                .hasMessageContaining("went on elsewhere");
        assertThat(shop.records()).isEmpty();
        assertThat(inTransaction(() -> batch.next(successor)).goesOn()).isTrue();
        assertThat(shop.records()).hasSize(10);
    }

    private Optional<HeldRun> take() {
        return inTransaction(() -> runs.take(key, "a worker"));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return shop.as(() -> transaction.execute(status -> work.get()));
    }
}

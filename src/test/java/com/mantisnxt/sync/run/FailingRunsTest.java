package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;

/** When a run is given up, and when it is not. */
@ConsoleTest
@Import(MadeUpSources.class)
class FailingRunsTest {

    private static final int TRIES = 5;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private SyncRequests requests;

    private Shop shop;
    private String sync;

    @Test
    void whatFailsAtTheSamePlaceAgainAndAgainIsGivenUp() {
        begin(new RecordsOfATest().products(30, "1").beforeEachPage(FailingRunsTest::fail));
        work(TRIES - 1);
        assertThat(sync().isActive()).isTrue();
        work(1);
        assertThat(sync().status()).isEqualTo(SyncStatus.FAILED);
        assertThat(sync().ending().errorCode()).isEqualTo("run_failed");
    }

    @Test
    void whatComesOnBetweenIsNot() {
        AtomicInteger asked = new AtomicInteger();
        begin(new RecordsOfATest()
                .products(200, "1")
                .inPagesOf(10)
                .withCursors()
                .beforeEachPage(() -> {
                    if (asked.get() < 4 * TRIES) {
                        failEverySecond(asked);
                    }
                }));
        work(2 * TRIES + 1);
        assertThat(sync().status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(shop.records()).hasSize(200);
    }

    @Test
    void whatIsReadAnewEachTimeDoesNotComeOn() {
        AtomicInteger asked = new AtomicInteger();
        begin(new RecordsOfATest().products(200, "1").inPagesOf(10).beforeEachPage(() -> failEverySecond(asked)));
        work(TRIES);
        assertThat(sync().status()).isEqualTo(SyncStatus.FAILED);
    }

    @Test
    void thatTheDatabaseIsAwayIsNoFailureOfTheRun() {
        AtomicInteger asked = new AtomicInteger();
        begin(new RecordsOfATest().products(30, "1").beforeEachPage(() -> {
            if (asked.getAndIncrement() < 3 * TRIES) {
                throw new DataAccessResourceFailureException("away", new SQLException("gone", "08006"));
            }
        }));
        work(3 * TRIES + 1);
        assertThat(sync().status()).isEqualTo(SyncStatus.COMPLETED);
    }

    private static void fail() {
        throw new IllegalStateException("an error in the program");
    }

    private static void failEverySecond(AtomicInteger asked) {
        if (asked.getAndIncrement() % 2 == 1) {
            fail();
        }
    }

    private void begin(RecordsOfATest source) {
        shop = Shop.with(context, source);
        SyncSetting usual = SyncSetting.USUAL;
        shop.as(() -> {
            context.getBean(SyncSettings.class)
                    .set(
                            shop.connection,
                            EntityType.PRODUCT,
                            new SyncSetting(true, null, false, usual.everything(), null, null, null, 10));
            return true;
        });
        sync = shop.as(() -> requests.begin(shop.connection, EntityType.PRODUCT, true));
    }

    private void work(int times) {
        for (int i = 0; i < times; i++) {
            shop.work();
        }
    }

    private SyncSnapshot sync() {
        return shop.as(() -> context.getBean(Syncs.class).get(sync));
    }
}

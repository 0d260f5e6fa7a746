package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How often a source that does not answer is asked again, and what uses no try up. */
class TriesOfSourcesTest extends WaitingSourceFixture {

    @Test
    void aSystemThatIsAwayIsAskedAfterEverLongerTimes() {
        RecordsOfATest source = new RecordsOfATest().products(5, "1").failingAt(0, AWAY, AWAY, AWAY, AWAY, AWAY, AWAY);
        begin(source);
        Duration before = Duration.ZERO;
        for (int i = 0; i < 3; i++) {
            Duration wait =
                    Duration.between(sync().times().heartbeat(), sync().worker().until());
            assertThat(wait).isGreaterThan(before.dividedBy(2)).isLessThan(Duration.ofMinutes(5));
            before = wait;
            itIsLater();
            shop.work();
        }
        laterAgain(3);
        assertThat(sync().status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(shop.records()).hasSize(5);
    }

    @Test
    void whatComesBackIsPatientAnew() {
        RecordsOfATest source = new RecordsOfATest()
                .products(3_000, "1")
                .withCursors()
                .failingAt(0, AWAY, AWAY)
                .failingAt(1_000, AWAY, AWAY)
                .failingAt(2_000, AWAY, AWAY);
        begin(source, 2);
        laterAgain(6);
        assertThat(sync().status()).isEqualTo(SyncStatus.COMPLETED);
    }

    @Test
    void afterSoManyTriesWhatCameSoFarIsStoredAndNothingDeleted() {
        shop = Shop.stored(context, new RecordsOfATest().products(2_500, "1")).unguarded();
        shop.now(new RecordsOfATest().products(2_500, "2").withCursors().breakingAfter(1_000));
        set(2, null);
        sync = begin(true);
        for (int i = 0; i < 3; i++) {
            shop.work();
            itIsLater();
        }
        assertThat(sync().ending().errorCode()).isEqualTo("incomplete");
        assertThat(sync().ending().error()).contains("The shop does not answer.");
        assertThat(shop.records()).hasSize(2_500);
        assertThat(shop.records().stream()
                        .filter(record -> record.data().get("price").asString().equals("2")))
                .hasSize(1_000);
    }

    /** It answers, so it is not given up like one that does not. */
    @Test
    void aSystemThatThrottlesAndSaysUntilWhenIsWaitedForHoweverOften() {
        RecordsOfATest source = threeThousandByCursor().failingAt(2_000, throttled(9));
        begin(source, 2);
        waitsAndIsAskedAgain(9);
        assertThat(sync().status()).isEqualTo(SyncStatus.COMPLETED);
    }

    /** The records before it come each time, and that is no reason to be patient anew. */
    @ParameterizedTest
    @EnumSource(names = {"THROTTLED", "AWAY"})
    void whatFailsAtTheSamePlaceIsGivenUpWhereItIsReadAnewEachTime(Kind kind) {
        SourceFault fault = kind == Kind.AWAY ? AWAY : THROTTLED;
        RecordsOfATest source = new RecordsOfATest()
                .products(3_000, "1")
                .failingAt(2_000, Collections.nCopies(9, fault).toArray(SourceFault[]::new));
        begin(source, 2);
        waitsAndIsAskedAgain(2);
        assertThat(sync().ending().errorCode()).isEqualTo("incomplete");
        assertThat(shop.records()).hasSize(2_000);
    }

    @Test
    void whoWasThrottledOftenStillHasTriesWhenItDoesNotAnswer() {
        RecordsOfATest source =
                threeThousandByCursor().failingAt(2_000, throttled(9)).failingAt(2_000, AWAY);
        begin(source, 6);
        waitsAndIsAskedAgain(10);
        assertThat(sync().status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(shop.records()).hasSize(3_000);
    }

    @Test
    void beingThrottledUsesNoTriesUp() {
        RecordsOfATest source =
                threeThousandByCursor().failingAt(2_000, throttled(7)).failingAt(2_000, AWAY, AWAY);
        begin(source, 2);
        waitsAndIsAskedAgain(9);
        assertThat(sync().status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(sync().ending().errorCode()).isNull();
        assertThat(shop.records()).hasSize(3_000);
    }

    /** As long as another bulk operation runs in a shop. */
    @Test
    void whatItIsNotYetTheTurnOfUsesNoTryUpAndEndsWhenTheSyncMayTakeNoLonger() {
        SourceFault notYet = SourceFault.notYet("Another operation runs in the shop.", LATER);
        shop = Shop.with(
                context,
                new RecordsOfATest()
                        .products(3_000, "1")
                        .withCursors()
                        .failingAt(2_000, Collections.nCopies(99, notYet).toArray(SourceFault[]::new)));
        SyncSetting usual = SyncSetting.USUAL;
        var setting = new SyncSetting(
                true, null, false, usual.everything(), usual.deletions(), 2, Duration.ofMinutes(30), null);
        shop.as(() -> {
            context.getBean(SyncSettings.class).set(shop.connection, EntityType.PRODUCT, setting);
            return true;
        });
        sync = begin(true);
        for (int i = 0; i < 6; i++) {
            itIsLater();
            shop.work();
            assertThat(sync().status()).isEqualTo(SyncStatus.IN_PROGRESS);
            assertThat(sync().worker().reason()).isEqualTo("Another operation runs in the shop.");
            assertThat(sync().worker().until()).isEqualTo(LATER);
            assertThat(sync().worker().attempt()).isEqualTo(1);
        }
        try (Session session = shop.session()) {
            session.run("update sync_console.run set begun_at = now() - interval '31 minutes' where sync_id = ?", sync);
        }
        shop.work();
        assertThat(sync().status()).as("also while it waits").isEqualTo(SyncStatus.TIMEOUT);
        assertThat(shop.records()).isEmpty();
    }

    @Test
    void oneThatThrottlesAndDoesNotSaySoIsGivenUpAsOneThatIsAway() {
        SourceFault silent = new SourceFault(Kind.THROTTLED, "Too many requests.");
        begin(new RecordsOfATest().products(5, "1").failingAt(0, silent, silent, silent, silent), 2);
        waitsAndIsAskedAgain(2);
        assertThat(sync().ending().errorCode()).isEqualTo("source_throttled");
    }

    @Test
    void whatDoesNotPassIsNotWaitedFor() {
        begin(new RecordsOfATest().failingAt(0, new SourceFault(Kind.WRONG_KEY, "The key is not known.")));
        assertThat(sync().status()).isEqualTo(SyncStatus.FAILED);
        assertThat(sync().ending().errorCode()).isEqualTo("source_wrong_key");
    }

    private static RecordsOfATest threeThousandByCursor() {
        return new RecordsOfATest().products(3_000, "1").withCursors();
    }

    private static SourceFault[] throttled(int times) {
        return Collections.nCopies(times, THROTTLED).toArray(SourceFault[]::new);
    }
}

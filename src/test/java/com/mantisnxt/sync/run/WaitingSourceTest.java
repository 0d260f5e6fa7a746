package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** A source that does not answer for a while costs time and never data; the board says so, and operators are heard. */
class WaitingSourceTest extends WaitingSourceFixture {

    @Test
    void theBoardSaysWhyAndUntilWhenAndThenItGoesOnWhereItWas() {
        RecordsOfATest source =
                new RecordsOfATest().products(3_000, "1").withCursors().failingAt(2_000, THROTTLED);
        begin(source);
        assertThat(sync().status()).isEqualTo(SyncStatus.IN_PROGRESS);
        assertThat(sync().worker().state()).isEqualTo("throttled");
        assertThat(sync().worker().until()).isEqualTo(LATER);
        assertThat(sync().worker().reason()).isEqualTo("Too many requests.");
        assertThat(sync().counts().processed()).isEqualTo(2_000);
        shop.work();
        assertThat(source.asked()).as("it is left alone until then").containsExactly("all");
        itIsLater();
        shop.work();
        assertThat(source.asked()).containsExactly("all", "on from 2000");
        assertThat(sync().status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(shop.records()).hasSize(3_000);
    }

    @Test
    void whatAnEarlierWalkCouldNotSeeIsStillMissing() {
        RecordsOfATest source = new RecordsOfATest()
                .products(3_000, "1")
                .withCursors()
                .missing("Drafts are hidden.")
                .failingAt(2_000, THROTTLED);
        begin(source);
        shop.now(new RecordsOfATest().products(3_000, "1").withCursors());
        itIsLater();
        shop.work();
        assertThat(sync().ending().error()).isEqualTo("Drafts are hidden.");
    }

    @Test
    void howeverManyWalksItTakesFewSentencesTellWhatIsMissing() {
        RecordsOfATest source =
                new RecordsOfATest().products(20, "1").inPagesOf(1).withCursors();
        for (int i = 1; i < 20; i++) {
            // the first is left for the next batch
            source.failingAt(i, THROTTLED, THROTTLED);
        }
        begin(source);
        for (int i = 1; i < 20; i++) {
            source.missing("The page " + i + " is missing.");
            itIsLater();
            shop.work();
        }
        assertThat(sync().ending().errorCode()).isEqualTo("incomplete");
        assertThat(sync().ending().error())
                .contains("The page 1 is missing.", "More could not be read")
                .doesNotContain("The page 15 is missing.");
    }

    @Test
    void aSourceThatCannotBeEnteredInItsMiddleIsReadAnew() {
        RecordsOfATest source = new RecordsOfATest().products(2_500, "1").failingAt(2_000, THROTTLED);
        begin(source);
        itIsLater();
        shop.work();
        assertThat(source.asked()).containsExactly("all", "all");
        assertThat(sync().status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(shop.records()).hasSize(2_500);
    }

    @Test
    void whatWasReadBeforeAFaultWithinABatchIsKept() {
        RecordsOfATest source = new RecordsOfATest()
                .products(3_000, "1")
                .inPagesOf(300)
                .withCursors()
                .failingAt(1_500, THROTTLED, THROTTLED);
        begin(source);
        assertThat(sync().counts().processed()).isEqualTo(1_500);
        itIsLater();
        shop.work();
        assertThat(source.asked()).containsExactly("all", "on from 1500");
        assertThat(sync().status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(shop.records()).hasSize(3_000);
    }

    /** Else whoever is throttled before the first record would begin there again and again. */
    @Test
    void aWalkThatComesOnWithoutARecordIsGoneOnWithThere() {
        var source = new SlowSource();
        shop = Shop.with(context, new RecordsOfATest());
        context.getBean(MadeUpSources.class).replace(shop.connection, source);
        set(8, null);
        sync = begin(true);
        for (int i = 0; i < SlowSource.EMPTY; i++) {
            shop.work();
            itIsLater();
        }
        shop.work();
        assertThat(sync().status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(shop.records()).hasSize(1);
    }

    /** Its first pages are empty, and after each it throttles. */
    private static final class SlowSource implements Source {

        private static final int EMPTY = 3;

        @Override
        public SourceWalk walk(EntityType entity) {
            return new Slow(0);
        }

        @Override
        public SourceWalk resume(EntityType entity, String cursor) {
            return new Slow(Integer.parseInt(cursor));
        }

        private static final class Slow implements SourceWalk {

            private int page;

            Slow(int page) {
                this.page = page;
            }

            @Override
            public List<SourceRecord> next() {
                page++;
                if (page <= EMPTY) {
                    throw THROTTLED;
                }
                return page > EMPTY + 1
                        ? List.of()
                        : List.of(new SourceRecord("one", RecordState.ACTIVE, JsonNodeFactory.instance.objectNode()));
            }

            @Override
            public OptionalLong announced() {
                return OptionalLong.empty();
            }

            @Override
            public List<String> unseen() {
                return List.of();
            }

            @Override
            public Optional<String> cursor() {
                return Optional.of(String.valueOf(page));
            }

            @Override
            public void close() {
                // nothing is open
            }
        }
    }

    /** What changed between the two was read before, as it was. */
    @Test
    void whoGoesOnKeepsTheWatermarkOfTheBeginning() {
        RecordsOfATest source = new RecordsOfATest()
                .products(3_000, "1")
                .withCursors()
                .at("Monday")
                .failingAt(2_000, THROTTLED);
        begin(source);
        source.at("Tuesday");
        itIsLater();
        shop.work();
        assertThat(sync().status()).isEqualTo(SyncStatus.COMPLETED);
        RecordsOfATest next = new RecordsOfATest().changed(new RecordsOfATest());
        shop.now(next);
        begin(false);
        shop.work();
        assertThat(next.asked()).containsExactly("changes since Monday");
    }

    @Test
    void operatorsAreHeardMeanwhile() {
        begin(new RecordsOfATest().products(5, "1").failingAt(0, THROTTLED));
        ask(CommandKind.PAUSE);
        shop.work();
        assertThat(sync().status()).isEqualTo(SyncStatus.PAUSED);
        itIsLater();
        shop.work();
        assertThat(sync().status()).as("paused is paused").isEqualTo(SyncStatus.PAUSED);
        ask(CommandKind.RESUME);
        shop.work();
        assertThat(sync().status()).isEqualTo(SyncStatus.COMPLETED);
    }

    @Test
    void itIsCancelledMeanwhile() {
        begin(new RecordsOfATest().products(5, "1").failingAt(0, THROTTLED));
        ask(CommandKind.CANCEL);
        shop.work();
        assertThat(sync().status()).isEqualTo(SyncStatus.CANCELLED);
    }

    @Test
    void whoTakesItOverGoesOnAfterTheLastBatch() {
        RecordsOfATest source =
                new RecordsOfATest().products(3_000, "1").inPagesOf(500).withCursors();
        shop = Shop.with(context, source.beforeEachPage(() -> {
            if (source.asked().equals(List.of("all")) && source.pages() > 4) {
                // the page is read while the one before it is put down
                await().until(() -> sync().counts().processed() == 2_000);
                throw new Error("the machine stops");
            }
        }));
        set(8, 500);
        sync = begin(true);
        assertThat(catchThrowable(shop::work)).isInstanceOf(Error.class);
        shop.work();
        assertThat(source.asked()).as("within the lease nothing is taken").containsExactly("all");
        try (Session session = shop.session()) {
            session.run(
                    "update sync_console.run set lease_until = now() - interval '1 second' where sync_id = ?", sync);
        }
        shop.work();
        assertThat(source.asked()).containsExactly("all", "on from 2000");
        assertThat(shop.records()).hasSize(3_000);
        try (Session session = shop.session()) {
            assertThat(session.value(
                            String.class,
                            "select message from public.sync_activity_log where sync_id = ? and action = 'error_recovery'",
                            sync))
                    .contains("after 2,000 records");
        }
    }

    private void ask(CommandKind kind) {
        shop.as(() -> context.getBean(SyncCommands.class).request(sync, kind, "of a test"));
    }
}

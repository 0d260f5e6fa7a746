package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.node.JsonNodeFactory;

/** A source that does not answer for a while costs time and never data; the board says so, and operators are heard. */
@ConsoleTest
@Import(MadeUpSources.class)
class WaitingSourceTest {

    private static final Instant LATER = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
    private static final SourceFault THROTTLED = new SourceFault(Kind.THROTTLED, "Too many requests.", LATER);
    private static final SourceFault AWAY = new SourceFault(Kind.AWAY, "The shop does not answer.");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private SyncRequests requests;

    @Autowired
    private SyncSettings settings;

    private Shop shop;
    private String sync;

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
        for (int i = 0; i < 3; i++) {
            itIsLater();
            shop.work();
        }
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
        for (int i = 0; i < 6; i++) {
            itIsLater();
            shop.work();
        }
        assertThat(sync().status()).isEqualTo(SyncStatus.COMPLETED);
    }

    @Test
    void afterSoManyTriesWhatCameSoFarIsStoredAndNothingDeleted() {
        shop = Shop.stored(context, new RecordsOfATest().products(2_500, "1")).unguarded();
        shop.now(new RecordsOfATest().products(2_500, "2").withCursors().breakingAfter(1_000));
        set(2);
        sync = shop.as(() -> requests.begin(shop.connection, EntityType.PRODUCT, true));
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
        RecordsOfATest source = new RecordsOfATest()
                .products(3_000, "1")
                .withCursors()
                .failingAt(2_000, Collections.nCopies(9, THROTTLED).toArray(SourceFault[]::new));
        begin(source, 2);
        for (int i = 0; i < 9; i++) {
            assertThat(sync().status()).isEqualTo(SyncStatus.IN_PROGRESS);
            itIsLater();
            shop.work();
        }
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
        for (int i = 0; i < 2; i++) {
            assertThat(sync().status()).isEqualTo(SyncStatus.IN_PROGRESS);
            itIsLater();
            shop.work();
        }
        assertThat(sync().ending().errorCode()).isEqualTo("incomplete");
        assertThat(shop.records()).hasSize(2_000);
    }

    @Test
    void whoWasThrottledOftenStillHasTriesWhenItDoesNotAnswer() {
        RecordsOfATest source = new RecordsOfATest()
                .products(3_000, "1")
                .withCursors()
                .failingAt(2_000, Collections.nCopies(9, THROTTLED).toArray(SourceFault[]::new))
                .failingAt(2_000, AWAY);
        begin(source, 6);
        for (int i = 0; i < 10; i++) {
            assertThat(sync().status()).isEqualTo(SyncStatus.IN_PROGRESS);
            itIsLater();
            shop.work();
        }
        assertThat(sync().status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(shop.records()).hasSize(3_000);
    }

    @Test
    void beingThrottledUsesNoTriesUp() {
        RecordsOfATest source = new RecordsOfATest()
                .products(3_000, "1")
                .withCursors()
                .failingAt(2_000, Collections.nCopies(7, THROTTLED).toArray(SourceFault[]::new))
                .failingAt(2_000, AWAY, AWAY);
        begin(source, 2);
        for (int i = 0; i < 9; i++) {
            assertThat(sync().status()).isEqualTo(SyncStatus.IN_PROGRESS);
            itIsLater();
            shop.work();
        }
        assertThat(sync().status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(sync().ending().errorCode()).isNull();
        assertThat(shop.records()).hasSize(3_000);
    }

    @Test
    void oneThatThrottlesAndDoesNotSaySoIsGivenUpAsOneThatIsAway() {
        SourceFault silent = new SourceFault(Kind.THROTTLED, "Too many requests.");
        begin(new RecordsOfATest().products(5, "1").failingAt(0, silent, silent, silent, silent), 2);
        for (int i = 0; i < 2; i++) {
            assertThat(sync().status()).isEqualTo(SyncStatus.IN_PROGRESS);
            itIsLater();
            shop.work();
        }
        assertThat(sync().ending().errorCode()).isEqualTo("source_throttled");
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
        set(8);
        sync = shop.as(() -> requests.begin(shop.connection, EntityType.PRODUCT, true));
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
        shop.as(() -> requests.begin(shop.connection, EntityType.PRODUCT, false));
        shop.work();
        assertThat(next.asked()).containsExactly("changes since Monday");
    }

    @Test
    void whatDoesNotPassIsNotWaitedFor() {
        begin(new RecordsOfATest().failingAt(0, new SourceFault(Kind.WRONG_KEY, "The key is not known.")));
        assertThat(sync().status()).isEqualTo(SyncStatus.FAILED);
        assertThat(sync().ending().errorCode()).isEqualTo("source_wrong_key");
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
        sync = shop.as(() -> requests.begin(shop.connection, EntityType.PRODUCT, true));
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

    private void begin(RecordsOfATest source) {
        begin(source, 8);
    }

    private void begin(RecordsOfATest source, int tries) {
        shop = Shop.with(context, source);
        set(tries);
        sync = shop.as(() -> requests.begin(shop.connection, EntityType.PRODUCT, true));
        shop.work();
    }

    private void set(int tries) {
        set(tries, null);
    }

    private void set(int tries, @Nullable Integer batch) {
        var patient = new SyncSetting(true, null, false, Duration.ofHours(24), null, tries, null, batch);
        shop.as(() -> {
            settings.set(shop.connection, EntityType.PRODUCT, patient);
            return true;
        });
    }

    private void itIsLater() {
        try (Session session = shop.session()) {
            session.run(
                    "update sync_console.run set throttled_until = now() - interval '1 second' where throttled_until is not null");
        }
    }

    private void ask(CommandKind kind) {
        shop.as(() -> context.getBean(SyncCommands.class).request(sync, kind, "of a test"));
    }

    private SyncSnapshot sync() {
        return shop.as(() -> context.getBean(Syncs.class).get(sync));
    }
}

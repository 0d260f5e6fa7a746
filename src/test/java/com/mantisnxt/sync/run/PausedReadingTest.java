package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.connector.StoredRecord;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.testing.RecordsOfATest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A pause forgets what came and was not put down: two pages at most. Who goes on reads it again, and nothing else. */
class PausedReadingTest extends WaitingSourceFixture {

    private static final int PAGE = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void whatIsForgottenIsReadAgainAndNothingComesTwice() {
        RecordsOfATest source = paused(records("1").withCursors());
        assertThat(sync().counts().processed()).isEqualTo(2 * PAGE);
        assertThat(source.pages()).as("one came and another one was under way").isEqualTo(4);
        RecordsOfATest meanwhile = records("2").withCursors();
        shop.now(meanwhile);
        resume();
        assertThat(meanwhile.asked()).containsExactly("on from 200");
        isWhole(2 * PAGE);
    }

    @Test
    void whatCannotBeEnteredInItsMiddleIsReadFromTheStart() {
        RecordsOfATest source = paused(records("1"));
        assertThat(source.pages()).isEqualTo(4);
        RecordsOfATest meanwhile = records("2");
        shop.now(meanwhile);
        resume();
        assertThat(meanwhile.asked()).containsExactly("all");
        isWhole(0);
    }

    private static RecordsOfATest records(String price) {
        return new RecordsOfATest().products(6 * PAGE, price).inPagesOf(PAGE);
    }

    /** By an operator, while the third page comes and the first two are put down. */
    private RecordsOfATest paused(RecordsOfATest source) {
        source.beforeEachPage(() -> {
            if (source.pages() == 3) {
                await().atMost(PATIENCE).until(() -> sync().counts().processed() == 2 * PAGE);
                ask(CommandKind.PAUSE);
            }
        });
        shop = Shop.with(context, source);
        set(8, PAGE);
        sync = begin(true);
        shop.work();
        assertThat(sync().status()).isEqualTo(SyncStatus.PAUSED);
        return source;
    }

    private void resume() {
        ask(CommandKind.RESUME);
        shop.work();
        assertThat(sync().status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(sync().ending().error()).as("no id came twice").isNull();
    }

    /** @param before records that were put down before the pause; the others came as they were after it */
    private void isWhole(int before) {
        assertThat(ids()).hasSize(6 * PAGE).doesNotHaveDuplicates();
        assertThat(shop.records().stream()
                        .filter(record -> price(record).equals("1"))
                        .map(StoredRecord::externalId))
                .hasSize(before)
                .allMatch(id -> id.compareTo("p-000200") < 0);
    }

    private static String price(StoredRecord record) {
        return record.data().get("price").asString();
    }

    private void ask(CommandKind kind) {
        shop.as(() -> context.getBean(SyncCommands.class).request(sync, kind, null));
    }
}

package com.mantisnxt.sync.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ConsoleTest
class ProgressFeedTest {

    private static final String START = """
            insert into public.sync_progress (org_id, sync_id, entity_type, total_items) values (?, ?, 'product', 10)
            """;
    private static final String DONE_AT_ONCE = """
            insert into public.sync_progress (org_id, sync_id, entity_type, total_items, processed_count, completed_at)
            values (?, ?, 'product', 10, 10, now())
            """;
    private static final String DONE_LONG_BEFORE_ITS_COMMIT = """
            insert into public.sync_progress (org_id, sync_id, entity_type, total_items, processed_count, completed_at)
            values (?, ?, 'product', 10, 10, now() - interval '3 minutes')
            """;
    private static final String DELETE = "delete from public.sync_progress where org_id = ? and sync_id = ?";

    private final ProgressFeed feed;
    private final Caller caller = Organisations.anybody();
    private final AtomicReference<List<String>> shown = new AtomicReference<>(List.of());

    @Autowired
    ProgressFeedTest(ProgressFeed feed) {
        this.feed = feed;
    }

    @Test
    void aRowThatIsDeletedLeavesTheBoard() {
        sql(START, "stays");
        sql(START, "goes");
        try (var watching = feed.watch(caller.org(), this::see)) {
            await().untilAsserted(() -> assertThat(shown.get()).containsExactly("goes", "stays"));
            sql(DELETE, "goes");
            await().untilAsserted(() -> assertThat(shown.get()).containsExactly("stays"));
        }
    }

    /** Nothing is held then that could be seen to end. */
    @ParameterizedTest
    @ValueSource(strings = {DONE_AT_ONCE, DONE_LONG_BEFORE_ITS_COMMIT})
    void aSyncThatBeganAndEndedBetweenTwoReadingsIsOnTheBoard(String done) {
        try (var watching = feed.watch(caller.org(), this::see)) {
            sql(START, "before");
            await().untilAsserted(() -> assertThat(shown.get()).containsExactly("before"));
            sql(done, "short");
            await().untilAsserted(() -> assertThat(shown.get()).containsExactly("before", "short"));
            sql(DELETE, "before");
            await().untilAsserted(() -> assertThat(shown.get()).containsExactly("short"));
        }
    }

    private void see(BoardChange change) {
        shown.set(change.board().syncs().values().stream()
                .map(live -> live.sync().syncId())
                .sorted()
                .toList());
    }

    private void sql(String statement, String syncId) {
        UUID org = caller.org().value();
        try (Session session = TestServer.POSTGRES_18.shared().asApplication(org)) {
            session.run(statement, org, syncId);
        }
    }
}

package com.mantisnxt.sync.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.OrgBoard;
import com.mantisnxt.sync.progress.ProgressFeed;
import com.mantisnxt.sync.progress.SyncState;
import com.mantisnxt.sync.tenant.OrgId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What an open page of an organisation on one node would show. */
final class WatchedBoard implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicReference<OrgBoard> latest = new AtomicReference<>();
    private final ProgressFeed.Subscription subscription;

    WatchedBoard(Node node, OrgId org) {
        subscription = node.bean(ProgressFeed.class).watch(org, change -> latest.set(change.board()));
        await().atMost(PATIENCE).until(() -> latest.get() != null);
    }

    void shows(String syncId, int processed) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                find(syncId).map(live -> live.sync().counts().processed()))
                        .contains(processed));
    }

    void showsState(String syncId, SyncState state) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(find(syncId).map(LiveSync::state)).contains(state));
    }

    void becomesStale() {
        await().atMost(PATIENCE).until(() -> latest.get().isStale());
    }

    void becomesFresh() {
        await().atMost(PATIENCE).until(() -> !latest.get().isStale());
    }

    List<LiveSync> all() {
        return List.copyOf(latest.get().syncs().values());
    }

    List<LiveSync> find(SyncState state) {
        return latest.get().syncs().values().stream()
                .filter(live -> live.state() == state)
                .toList();
    }

    Optional<LiveSync> find(String syncId) {
        return latest.get().syncs().values().stream()
                .filter(live -> live.sync().syncId().equals(syncId))
                .findFirst();
    }

    @Override
    public void close() {
        subscription.close();
    }
}
